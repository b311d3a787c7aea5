DROP INDEX alambique_tmp_1;

ALTER INDEX y RENAME TO alambique_tmp_2;

ALTER INDEX x RENAME TO y;

ALTER INDEX alambique_tmp_2 RENAME TO x;

CREATE INDEX alambique_tmp_1 ON t (a, b);
