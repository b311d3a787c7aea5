ALTER TABLE alunos DROP COLUMN data_nascimento;

ALTER TABLE alunos DROP COLUMN ativo;
