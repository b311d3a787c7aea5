INSERT INTO alunos (nome) VALUES ('Ana');
INSERT INTO escola.alunos (ano) VALUES (1999), (2000);
