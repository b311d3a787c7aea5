ALTER TABLE t
    ALTER COLUMN ativo TYPE boolean USING ativo::boolean,
    ALTER COLUMN codigo TYPE uuid USING codigo::uuid,
    ALTER COLUMN dia TYPE date USING dia::date,
    ALTER COLUMN idade TYPE integer USING idade::integer;
