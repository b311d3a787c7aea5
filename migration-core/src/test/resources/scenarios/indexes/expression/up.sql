DROP INDEX ix;

CREATE INDEX ix ON t (upper(a), (b + 1) DESC);
