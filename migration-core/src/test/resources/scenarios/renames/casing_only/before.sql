CREATE TABLE "Alunos" (id bigint PRIMARY KEY, "Nome" text UNIQUE, CONSTRAINT "CK_nome" CHECK ("Nome" <> ''));
CREATE INDEX "IX_a" ON "Alunos" ("Nome" DESC);
