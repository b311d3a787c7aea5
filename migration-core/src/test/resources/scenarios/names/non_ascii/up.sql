ALTER TABLE "ação" ADD COLUMN "Übung" text DEFAULT 'ß';

ALTER TABLE "ação" ALTER COLUMN "código" TYPE bigint;

CREATE INDEX "índice" ON "ação" ("Übung");
