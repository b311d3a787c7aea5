ALTER TABLE alunos RENAME TO alambique_tmp_1;

ALTER TABLE escola.alunos RENAME CONSTRAINT nome_unico TO alambique_tmp_2;

ALTER INDEX escola.ix_id RENAME TO alambique_tmp_3;

ALTER SEQUENCE escola.alunos_n_seq RENAME TO alambique_tmp_4;

ALTER SEQUENCE escola.alunos_id_seq RENAME TO alambique_tmp_5;

ALTER TABLE escola.alunos SET SCHEMA public;

ALTER TABLE alambique_tmp_1 SET SCHEMA escola;

ALTER TABLE escola.alambique_tmp_1 RENAME TO alunos;

ALTER SEQUENCE alambique_tmp_4 RENAME TO alunos_n_seq;

ALTER SEQUENCE alambique_tmp_5 RENAME TO alunos_id_seq;

ALTER TABLE alunos RENAME CONSTRAINT alambique_tmp_2 TO nome_unico;

ALTER INDEX alambique_tmp_3 RENAME TO ix_id;
