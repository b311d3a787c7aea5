ALTER TABLE t
    ALTER COLUMN a TYPE timestamptz,
    ALTER COLUMN b TYPE timestamp,
    ALTER COLUMN c TYPE timestamp(6),
    ALTER COLUMN d TYPE timestamp,
    ALTER COLUMN e TYPE time(0);
