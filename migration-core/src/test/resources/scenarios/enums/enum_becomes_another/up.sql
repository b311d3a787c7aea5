CREATE TYPE outro AS ENUM ('B', 'A', 'C');

ALTER TABLE t
    ALTER COLUMN e DROP DEFAULT,
    ALTER COLUMN e TYPE outro USING e::text::outro,
    ALTER COLUMN e SET DEFAULT 'B',
    ALTER COLUMN es TYPE outro[] USING es::text[]::outro[];

DROP TYPE um;
