CREATE TABLE pessoas (id int);
CREATE TABLE alunos (nome text) INHERITS (pessoas);
