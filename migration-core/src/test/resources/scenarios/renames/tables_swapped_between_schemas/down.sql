ALTER INDEX ix_id RENAME TO alambique_tmp_3;

ALTER TABLE alunos RENAME CONSTRAINT nome_unico TO alambique_tmp_2;

ALTER SEQUENCE alunos_id_seq RENAME TO alambique_tmp_5;

ALTER SEQUENCE alunos_n_seq RENAME TO alambique_tmp_4;

ALTER TABLE escola.alunos RENAME TO alambique_tmp_1;

ALTER TABLE escola.alambique_tmp_1 SET SCHEMA public;

ALTER TABLE alunos SET SCHEMA escola;

ALTER SEQUENCE escola.alambique_tmp_5 RENAME TO alunos_id_seq;

ALTER SEQUENCE escola.alambique_tmp_4 RENAME TO alunos_n_seq;

ALTER INDEX escola.alambique_tmp_3 RENAME TO ix_id;

ALTER TABLE escola.alunos RENAME CONSTRAINT alambique_tmp_2 TO nome_unico;

ALTER TABLE alambique_tmp_1 RENAME TO alunos;
