CREATE TABLE pessoas (id int, nome text);
CREATE TABLE alunos (ra text) INHERITS (pessoas);
