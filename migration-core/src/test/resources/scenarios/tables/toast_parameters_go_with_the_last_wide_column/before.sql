CREATE TABLE t (id int, nota text) WITH (fillfactor = 70, toast.autovacuum_enabled = off);
