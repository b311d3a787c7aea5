ALTER TABLE t DROP CONSTRAINT t_onde_excl;
ALTER TYPE um RENAME TO um__old;
CREATE TYPE um AS ENUM ('A', 'B');
ALTER TABLE t ALTER COLUMN um TYPE um USING um::text::um;
DROP TYPE um__old;
ALTER TABLE t ADD CONSTRAINT t_onde_excl EXCLUDE USING gist (onde WITH ~=) WHERE ((um = 'A'::um));
