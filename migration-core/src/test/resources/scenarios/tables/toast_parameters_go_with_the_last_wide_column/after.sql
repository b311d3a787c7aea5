CREATE TABLE t (id bigint) WITH (fillfactor = 80);
