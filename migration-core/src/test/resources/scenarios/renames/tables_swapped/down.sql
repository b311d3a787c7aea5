ALTER SEQUENCE antigos_id_seq RENAME TO alambique_tmp_3;

ALTER SEQUENCE alunos_id_seq RENAME TO antigos_id_seq;

ALTER SEQUENCE alambique_tmp_3 RENAME TO alunos_id_seq;

ALTER TABLE antigos RENAME CONSTRAINT antigos_pkey TO alambique_tmp_2;

ALTER TABLE alunos RENAME CONSTRAINT alunos_pkey TO antigos_pkey;

ALTER TABLE antigos RENAME CONSTRAINT alambique_tmp_2 TO alunos_pkey;

ALTER TABLE antigos RENAME CONSTRAINT antigos_nome_key TO alambique_tmp_1;

ALTER TABLE alunos RENAME CONSTRAINT alunos_nome_key TO antigos_nome_key;

ALTER TABLE antigos RENAME CONSTRAINT alambique_tmp_1 TO alunos_nome_key;

ALTER TABLE antigos RENAME TO alambique_tmp_1;

ALTER TABLE alunos RENAME TO antigos;

ALTER TABLE alambique_tmp_1 RENAME TO alunos;
