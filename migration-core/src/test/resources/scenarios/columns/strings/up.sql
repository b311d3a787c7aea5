ALTER TABLE t
    ALTER COLUMN a TYPE text,
    ALTER COLUMN b TYPE varchar(50),
    ALTER COLUMN c TYPE varchar(3),
    ALTER COLUMN d TYPE char(1);
