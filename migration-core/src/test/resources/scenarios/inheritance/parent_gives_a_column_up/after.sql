CREATE TABLE pessoas (id int);
CREATE TABLE alunos (nome text) INHERITS (pessoas);
CREATE TABLE outros () INHERITS (pessoas);
