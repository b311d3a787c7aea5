INSERT INTO alunos VALUES (1, 7), (2, 3);
