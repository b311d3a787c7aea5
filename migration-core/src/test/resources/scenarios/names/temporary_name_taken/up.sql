DROP INDEX alambique_tmp_1;

ALTER INDEX x RENAME TO alambique_tmp_2;

ALTER INDEX y RENAME TO x;

ALTER INDEX alambique_tmp_2 RENAME TO y;

CREATE INDEX alambique_tmp_1 ON t (b, a);
