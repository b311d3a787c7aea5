ALTER TABLE alunos RENAME TO alambique_tmp_1;

ALTER TABLE antigos RENAME TO alunos;

ALTER TABLE alambique_tmp_1 RENAME TO antigos;

ALTER TABLE antigos RENAME CONSTRAINT alunos_nome_key TO alambique_tmp_1;

ALTER TABLE alunos RENAME CONSTRAINT antigos_nome_key TO alunos_nome_key;

ALTER TABLE antigos RENAME CONSTRAINT alambique_tmp_1 TO antigos_nome_key;

ALTER TABLE antigos RENAME CONSTRAINT alunos_pkey TO alambique_tmp_2;

ALTER TABLE alunos RENAME CONSTRAINT antigos_pkey TO alunos_pkey;

ALTER TABLE antigos RENAME CONSTRAINT alambique_tmp_2 TO antigos_pkey;

ALTER SEQUENCE alunos_id_seq RENAME TO alambique_tmp_3;

ALTER SEQUENCE antigos_id_seq RENAME TO alunos_id_seq;

ALTER SEQUENCE alambique_tmp_3 RENAME TO antigos_id_seq;
