ALTER TABLE alunos NO INHERIT pessoas;

ALTER TABLE alunos DROP COLUMN idade;

ALTER TABLE pessoas DROP COLUMN idade;

ALTER TABLE pessoas DROP COLUMN nome;

ALTER TABLE alunos INHERIT pessoas;
