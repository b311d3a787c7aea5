CREATE TABLE pessoas (a int, b int NOT NULL, c int);
CREATE TABLE alunos () INHERITS (pessoas);
ALTER TABLE alunos ALTER a SET NOT NULL;
