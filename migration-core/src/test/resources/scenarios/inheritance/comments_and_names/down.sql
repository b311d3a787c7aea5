COMMENT ON COLUMN filha."a b" IS NULL;

COMMENT ON COLUMN filha."Select" IS 'antes';

ALTER TABLE "Mãe" DROP COLUMN "a b";
