CREATE TABLE pessoas (tipo text DEFAULT 'pessoa', n int DEFAULT 1, m int DEFAULT 1);
CREATE TABLE alunos () INHERITS (pessoas);
ALTER TABLE alunos ALTER COLUMN tipo SET DEFAULT 'aluno';
CREATE TABLE monitores () INHERITS (alunos);
