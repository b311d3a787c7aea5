ALTER TABLE t DROP CONSTRAINT iguais;
ALTER TYPE um RENAME TO um__old;
CREATE TYPE um AS ENUM ('A', 'B');
ALTER TABLE t ALTER COLUMN um TYPE um USING um::text::um;
DROP TYPE um__old;
ALTER TABLE t ADD CONSTRAINT iguais CHECK ((um)::text = (dois)::text);

ALTER TABLE t DROP CONSTRAINT iguais;
ALTER TYPE dois RENAME TO dois__old;
CREATE TYPE dois AS ENUM ('A', 'B');
ALTER TABLE t ALTER COLUMN dois TYPE dois USING dois::text::dois;
DROP TYPE dois__old;
ALTER TABLE t ADD CONSTRAINT iguais CHECK ((um)::text = (dois)::text);
