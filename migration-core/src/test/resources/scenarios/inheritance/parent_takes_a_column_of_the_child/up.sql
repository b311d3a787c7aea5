ALTER TABLE alunos NO INHERIT pessoas;

ALTER TABLE pessoas ADD COLUMN nome text;

ALTER TABLE alunos INHERIT pessoas;
