ALTER TABLE alunos NO INHERIT pessoas;

ALTER TABLE pessoas DROP COLUMN nome;

ALTER TABLE alunos INHERIT pessoas;
