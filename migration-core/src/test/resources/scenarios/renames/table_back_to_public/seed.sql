INSERT INTO escola.alunos (nome) VALUES ('Ana');
