ALTER INDEX "alunos_Média_idx" RENAME TO alunos_nota_idx;

ALTER TABLE alunos RENAME CONSTRAINT "alunos_Média_check" TO alunos_nota_check;

ALTER TABLE alunos RENAME COLUMN "Média" TO nota;
