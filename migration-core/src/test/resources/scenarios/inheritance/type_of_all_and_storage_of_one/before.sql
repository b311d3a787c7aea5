CREATE TABLE pessoas (nome varchar(20));
CREATE TABLE alunos () INHERITS (pessoas);
ALTER TABLE alunos ALTER nome SET STORAGE MAIN;
