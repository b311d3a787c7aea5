ALTER TABLE t SET (fillfactor=70);

ALTER TABLE t ADD COLUMN nota text;

ALTER TABLE t SET (toast.autovacuum_enabled=off);

ALTER TABLE t ALTER COLUMN id TYPE integer;
