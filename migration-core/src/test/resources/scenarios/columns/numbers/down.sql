ALTER TABLE t
    ALTER COLUMN e TYPE smallint,
    ALTER COLUMN d TYPE real,
    ALTER COLUMN c TYPE numeric(10,2),
    ALTER COLUMN b TYPE bigint,
    ALTER COLUMN a TYPE integer;
