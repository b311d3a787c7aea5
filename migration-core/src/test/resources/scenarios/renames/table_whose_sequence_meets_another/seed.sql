INSERT INTO alunos (nome) VALUES ('Ana'), ('Rui');
