ALTER TABLE t
    ALTER COLUMN e TYPE text[],
    ALTER COLUMN d TYPE varchar(10)[],
    ALTER COLUMN c TYPE integer[],
    ALTER COLUMN b TYPE jsonb,
    ALTER COLUMN a TYPE json;
