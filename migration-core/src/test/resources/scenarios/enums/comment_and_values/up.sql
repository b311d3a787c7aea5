ALTER TYPE situacao RENAME TO situacao__old;
CREATE TYPE situacao AS ENUM ('B', 'A');
COMMENT ON TYPE situacao IS 'antes';
ALTER TABLE t ALTER COLUMN s TYPE situacao USING s::text::situacao;
DROP TYPE situacao__old;

COMMENT ON TYPE situacao IS 'depois';
