ALTER TYPE "order" RENAME TO order__old;
CREATE TYPE "order" AS ENUM ('x');
ALTER TABLE u ALTER COLUMN o DROP DEFAULT;
ALTER TABLE u ALTER COLUMN o TYPE "order"[] USING o::text[]::"order"[];
ALTER TABLE u ALTER COLUMN o SET DEFAULT '{x}';
DROP TYPE order__old;

ALTER TYPE "A b"."Tipo d'ele" RENAME TO "Tipo d'ele__old";
CREATE TYPE "A b"."Tipo d'ele" AS ENUM ('d''agua', E'C:\\', 'com "aspas"', ' ');
ALTER TABLE "A b"."T" ALTER COLUMN "Col x" DROP DEFAULT;
ALTER TABLE "A b"."T" ALTER COLUMN "Col x" TYPE "A b"."Tipo d'ele" USING "Col x"::text::"A b"."Tipo d'ele";
ALTER TABLE "A b"."T" ALTER COLUMN "Col x" SET DEFAULT 'd''agua';
DROP TYPE "A b"."Tipo d'ele__old";
