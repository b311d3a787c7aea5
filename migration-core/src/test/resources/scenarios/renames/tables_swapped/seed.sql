INSERT INTO alunos (nome) VALUES ('Ana');
INSERT INTO antigos (nome, ano) VALUES ('Rui', 1999), ('Eva', 2000);
INSERT INTO matriculas VALUES (1);
