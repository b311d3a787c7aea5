ALTER TABLE a
    ALTER COLUMN a TYPE bigint,
    ALTER COLUMN b TYPE bigint,
    ALTER COLUMN id TYPE bigint;

ALTER TABLE b
    ALTER COLUMN a TYPE bigint,
    ALTER COLUMN id TYPE bigint;
