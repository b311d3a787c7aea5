ALTER TABLE escola.b RENAME TO alambique_tmp_1;

ALTER TABLE escola.alambique_tmp_1 SET SCHEMA public;

ALTER TABLE alambique_tmp_1 RENAME TO a;
