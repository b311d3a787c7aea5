ALTER TABLE t RESET (toast.autovacuum_enabled);

ALTER TABLE t DROP COLUMN nota;
