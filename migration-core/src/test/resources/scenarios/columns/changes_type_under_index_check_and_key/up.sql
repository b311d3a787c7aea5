DROP INDEX ix_b;

ALTER TABLE pais ALTER COLUMN id TYPE bigint;

ALTER TABLE t
    ALTER COLUMN a TYPE bigint,
    ALTER COLUMN b TYPE text,
    ALTER COLUMN id TYPE bigint,
    ALTER COLUMN pai TYPE bigint;

CREATE UNIQUE INDEX ix_b ON t (lower(b), a);
