ALTER INDEX ix_a RENAME TO "IX_a";

ALTER TABLE alunos RENAME CONSTRAINT ck_nome TO "CK_nome";

ALTER TABLE alunos RENAME CONSTRAINT alunos_pkey TO "Alunos_pkey";

ALTER TABLE alunos RENAME CONSTRAINT alunos_nome_key TO "Alunos_Nome_key";

ALTER TABLE alunos RENAME COLUMN nome TO "Nome";

ALTER TABLE alunos RENAME TO "Alunos";
