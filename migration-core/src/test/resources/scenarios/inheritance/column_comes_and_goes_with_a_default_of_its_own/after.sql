CREATE TABLE pessoas (id int, nova int DEFAULT 1);
CREATE TABLE alunos () INHERITS (pessoas);
ALTER TABLE alunos ALTER nova SET DEFAULT 2;
