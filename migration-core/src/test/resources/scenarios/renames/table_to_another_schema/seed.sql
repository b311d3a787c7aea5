INSERT INTO alunos (nota) VALUES (7);
INSERT INTO matriculas VALUES (1);
