CREATE TYPE um AS ENUM ('A', 'B');

ALTER TABLE t
    ALTER COLUMN es TYPE um[] USING es::text[]::um[],
    ALTER COLUMN e DROP DEFAULT,
    ALTER COLUMN e TYPE um USING e::text::um,
    ALTER COLUMN e SET DEFAULT 'A'::um;

DROP TYPE outro;
