ALTER SEQUENCE escola.alunos_id_seq RENAME TO alambique_tmp_1;

ALTER TABLE alunos SET SCHEMA escola;

DROP SEQUENCE escola.alambique_tmp_1;
