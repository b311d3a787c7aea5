CREATE TABLE pessoas (id int, nome text);
CREATE TABLE alunos () INHERITS (pessoas);
