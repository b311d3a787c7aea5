ALTER TABLE t
    ALTER COLUMN a TYPE bigint,
    ALTER COLUMN b TYPE integer,
    ALTER COLUMN c TYPE numeric(12,4),
    ALTER COLUMN d TYPE double precision,
    ALTER COLUMN e TYPE numeric;
