CREATE TABLE t (a int, b int CONSTRAINT ck_b CHECK (b > 0), c int CONSTRAINT uk UNIQUE);
CREATE INDEX ix_a ON t (a);
