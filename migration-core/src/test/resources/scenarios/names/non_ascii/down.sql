DROP INDEX "índice";

ALTER TABLE "ação" ALTER COLUMN "código" TYPE integer;

ALTER TABLE "ação" DROP COLUMN "Übung";
