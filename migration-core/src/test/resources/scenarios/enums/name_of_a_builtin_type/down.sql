COMMENT ON TYPE public.date IS NULL;

ALTER TYPE public.date RENAME TO date__old;
CREATE TYPE public.date AS ENUM ('A', 'B');
ALTER TABLE t ALTER COLUMN d DROP DEFAULT;
ALTER TABLE t ALTER COLUMN d TYPE public.date USING d::text::public.date;
ALTER TABLE t ALTER COLUMN d SET DEFAULT 'A'::public.date;
DROP TYPE date__old;
