ALTER TABLE b
    ALTER COLUMN id TYPE integer,
    ALTER COLUMN a TYPE integer;

ALTER TABLE a
    ALTER COLUMN id TYPE integer,
    ALTER COLUMN b TYPE integer,
    ALTER COLUMN a TYPE integer;
