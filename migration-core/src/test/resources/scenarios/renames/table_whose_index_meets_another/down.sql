ALTER INDEX escola.ix_nome RENAME TO alambique_tmp_1;

ALTER INDEX escola.ix_curso RENAME TO ix_nome;

ALTER TABLE escola.alunos SET SCHEMA public;

ALTER INDEX alambique_tmp_1 RENAME TO ix_nome;
