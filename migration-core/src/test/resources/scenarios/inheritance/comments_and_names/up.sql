ALTER TABLE "Mãe" ADD COLUMN "a b" integer;

COMMENT ON COLUMN filha."Select" IS NULL;

COMMENT ON COLUMN filha."a b" IS 'da filha';
