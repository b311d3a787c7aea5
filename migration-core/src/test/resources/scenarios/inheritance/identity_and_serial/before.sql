CREATE TABLE pessoas (id serial, n int);
CREATE TABLE alunos () INHERITS (pessoas);
