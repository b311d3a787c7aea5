DROP INDEX ix_telefone;

ALTER TABLE alunos DROP COLUMN telefone;
