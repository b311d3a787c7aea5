ALTER INDEX ix_nome RENAME TO alambique_tmp_1;

ALTER TABLE alunos SET SCHEMA escola;

ALTER INDEX escola.ix_nome RENAME TO ix_curso;

ALTER INDEX escola.alambique_tmp_1 RENAME TO ix_nome;
