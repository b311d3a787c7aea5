DROP INDEX ix_a;

DROP INDEX ix_b;

CREATE INDEX ix_a ON t (a text_pattern_ops);

CREATE INDEX ix_b ON t (b COLLATE "C" DESC);
