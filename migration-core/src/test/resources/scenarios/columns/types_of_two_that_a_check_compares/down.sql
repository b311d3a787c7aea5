ALTER TABLE t
    ALTER COLUMN b TYPE integer USING b::integer,
    ALTER COLUMN a TYPE integer USING a::integer;
