ALTER TABLE t
    ALTER COLUMN e TYPE time,
    ALTER COLUMN d TYPE date,
    ALTER COLUMN c TYPE timestamp(3),
    ALTER COLUMN b TYPE timestamptz,
    ALTER COLUMN a TYPE timestamp;
