ALTER TABLE "ação" ADD COLUMN "Übung" text DEFAULT 'ß'::text;

ALTER TABLE "ação" ALTER COLUMN "código" TYPE bigint;

CREATE INDEX "índice" ON "ação" ("Übung");
