DROP INDEX ix_a;

CREATE INDEX ix_b ON t (b, a);
