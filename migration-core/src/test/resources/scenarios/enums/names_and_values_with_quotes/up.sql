ALTER TYPE "A b"."Tipo d'ele" RENAME TO "Tipo d'ele__old";
CREATE TYPE "A b"."Tipo d'ele" AS ENUM ('com "aspas"', E'C:\\', 'çé', 'd''agua', ' ');
ALTER TABLE "A b"."T" ALTER COLUMN "Col x" DROP DEFAULT;
ALTER TABLE "A b"."T" ALTER COLUMN "Col x" TYPE "A b"."Tipo d'ele" USING "Col x"::text::"A b"."Tipo d'ele";
ALTER TABLE "A b"."T" ALTER COLUMN "Col x" SET DEFAULT 'd''agua';
DROP TYPE "A b"."Tipo d'ele__old";

ALTER TYPE "order" ADD VALUE 'y' BEFORE 'x';
