ALTER TABLE t
    ALTER COLUMN idade TYPE varchar(10),
    ALTER COLUMN dia TYPE varchar(10),
    ALTER COLUMN codigo TYPE varchar(36),
    ALTER COLUMN ativo TYPE varchar(5);
