ALTER TYPE public.date RENAME TO date__old;
CREATE TYPE public.date AS ENUM ('B', 'A');
ALTER TABLE t ALTER COLUMN d DROP DEFAULT;
ALTER TABLE t ALTER COLUMN d TYPE public.date USING d::text::public.date;
ALTER TABLE t ALTER COLUMN d SET DEFAULT 'A';
DROP TYPE date__old;

COMMENT ON TYPE public.date IS 'x';
