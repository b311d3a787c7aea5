ALTER TABLE alunos NO INHERIT pessoas;

ALTER TABLE pessoas ADD COLUMN nome text;

ALTER TABLE pessoas ADD COLUMN idade integer;

ALTER TABLE alunos ADD COLUMN idade integer;

ALTER TABLE alunos INHERIT pessoas;
