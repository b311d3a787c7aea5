ALTER TABLE t
    ALTER COLUMN estreita TYPE varchar(40),
    ALTER COLUMN larga TYPE varchar(100),
    ALTER COLUMN livre TYPE varchar(9);
