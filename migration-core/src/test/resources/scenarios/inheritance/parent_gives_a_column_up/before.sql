CREATE TABLE pessoas (id int, nome text, idade int);
CREATE TABLE alunos () INHERITS (pessoas);
CREATE TABLE outros () INHERITS (pessoas);
