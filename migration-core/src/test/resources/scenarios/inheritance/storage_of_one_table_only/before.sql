CREATE TABLE pessoas (a text, b text);
CREATE TABLE alunos () INHERITS (pessoas);
