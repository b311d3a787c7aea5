ALTER TABLE alunos RENAME COLUMN nota TO "Média";

ALTER TABLE alunos RENAME CONSTRAINT alunos_nota_check TO "alunos_Média_check";

ALTER INDEX alunos_nota_idx RENAME TO "alunos_Média_idx";
