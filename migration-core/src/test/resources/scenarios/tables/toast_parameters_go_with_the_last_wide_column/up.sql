ALTER TABLE t ALTER COLUMN id TYPE bigint;

ALTER TABLE t RESET (toast.autovacuum_enabled);

ALTER TABLE t DROP COLUMN nota;

ALTER TABLE t SET (fillfactor=80);
