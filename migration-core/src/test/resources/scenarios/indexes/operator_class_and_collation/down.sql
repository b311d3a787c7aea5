DROP INDEX ix_b;

DROP INDEX ix_a;

CREATE INDEX ix_b ON t (b);

CREATE INDEX ix_a ON t (a);
