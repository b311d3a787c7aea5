DROP INDEX ix;

CREATE INDEX ix ON t (lower(a));
