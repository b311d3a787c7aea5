DROP INDEX ix_b;

ALTER TABLE t
    ALTER COLUMN pai TYPE integer,
    ALTER COLUMN id TYPE integer,
    ALTER COLUMN b TYPE varchar(9),
    ALTER COLUMN a TYPE integer;

ALTER TABLE pais ALTER COLUMN id TYPE integer;

CREATE UNIQUE INDEX ix_b ON t (lower(b), a);
