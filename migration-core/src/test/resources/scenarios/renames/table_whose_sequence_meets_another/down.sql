CREATE SEQUENCE escola.alambique_tmp_1;

ALTER TABLE escola.alunos SET SCHEMA public;

ALTER SEQUENCE escola.alambique_tmp_1 RENAME TO alunos_id_seq;
