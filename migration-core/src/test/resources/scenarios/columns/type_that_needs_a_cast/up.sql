ALTER TABLE t ALTER COLUMN ativo TYPE boolean USING ativo::boolean;

ALTER TABLE t ALTER COLUMN codigo TYPE uuid USING codigo::uuid;

ALTER TABLE t ALTER COLUMN dia TYPE date USING dia::date;

ALTER TABLE t ALTER COLUMN idade TYPE integer USING idade::integer;
