CREATE TABLE pessoas (id int, velha int DEFAULT 1);
CREATE TABLE alunos () INHERITS (pessoas);
ALTER TABLE alunos ALTER velha SET DEFAULT 2;
