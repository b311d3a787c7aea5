CREATE TABLE pessoas (nome text);
ALTER TABLE pessoas ALTER nome SET STORAGE EXTERNAL;
CREATE TABLE alunos () INHERITS (pessoas);
