CREATE TABLE pessoas (tipo text DEFAULT 'gente', n int DEFAULT 2, m bigint DEFAULT 3);
CREATE TABLE alunos () INHERITS (pessoas);
ALTER TABLE alunos ALTER COLUMN tipo SET DEFAULT 'estudante';
ALTER TABLE alunos ALTER COLUMN m DROP DEFAULT;
CREATE TABLE monitores () INHERITS (alunos);
ALTER TABLE monitores ALTER COLUMN tipo SET DEFAULT 'monitor';
