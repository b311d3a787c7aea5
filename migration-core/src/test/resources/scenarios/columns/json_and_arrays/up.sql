ALTER TABLE t
    ALTER COLUMN a TYPE jsonb,
    ALTER COLUMN b TYPE json,
    ALTER COLUMN c TYPE bigint[],
    ALTER COLUMN d TYPE text[],
    ALTER COLUMN e TYPE integer[] USING e::integer[];
