ALTER TABLE t ADD COLUMN nota text;

ALTER TABLE t SET (toast.autovacuum_enabled=off);
