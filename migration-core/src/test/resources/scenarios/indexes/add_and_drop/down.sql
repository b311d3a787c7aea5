DROP INDEX ix_b;

CREATE INDEX ix_a ON t (a);
