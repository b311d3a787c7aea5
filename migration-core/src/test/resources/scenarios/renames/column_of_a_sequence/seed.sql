INSERT INTO alunos (nome) VALUES ('Ana'), ('Rui');
INSERT INTO cursos (nome) VALUES ('SQL');
