ALTER TYPE vazio RENAME TO vazio__old;
CREATE TYPE vazio AS ENUM ();
ALTER TABLE t ALTER COLUMN v TYPE vazio USING v::text::vazio;
DROP TYPE vazio__old;
