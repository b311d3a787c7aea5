ALTER TABLE a RENAME TO alambique_tmp_1;

ALTER TABLE alambique_tmp_1 SET SCHEMA escola;

ALTER TABLE escola.alambique_tmp_1 RENAME TO b;
