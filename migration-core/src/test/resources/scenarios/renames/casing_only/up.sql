ALTER TABLE "Alunos" RENAME TO alunos;

ALTER TABLE alunos RENAME COLUMN "Nome" TO nome;

ALTER TABLE alunos RENAME CONSTRAINT "Alunos_Nome_key" TO alunos_nome_key;

ALTER TABLE alunos RENAME CONSTRAINT "Alunos_pkey" TO alunos_pkey;

ALTER TABLE alunos RENAME CONSTRAINT "CK_nome" TO ck_nome;

ALTER INDEX "IX_a" RENAME TO ix_a;
