DROP INDEX ix;

CREATE INDEX ix ON t (a) INCLUDE (b) WITH (fillfactor=70);
