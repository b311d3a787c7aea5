CREATE TABLE t (id int, nota text) WITH (toast.autovacuum_enabled = off);
