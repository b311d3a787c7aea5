-- since PostgreSQL 18
CREATE TABLE pessoas (a int NOT NULL, b int, c int);
CREATE TABLE alunos () INHERITS (pessoas);
ALTER TABLE alunos ALTER b SET NOT NULL, ALTER c SET NOT NULL;
