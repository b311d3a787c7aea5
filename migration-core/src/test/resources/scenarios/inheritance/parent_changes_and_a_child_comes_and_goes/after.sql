CREATE TABLE pessoas (id bigint, nome text);
CREATE TABLE alunos () INHERITS (pessoas);
