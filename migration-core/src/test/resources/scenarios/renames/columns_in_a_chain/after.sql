CREATE TABLE t (b integer, c integer UNIQUE);
