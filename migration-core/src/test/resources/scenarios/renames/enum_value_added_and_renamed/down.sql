ALTER TABLE alunos DROP CONSTRAINT alunos_situacao_check;
ALTER TYPE situacao RENAME TO situacao__old;
CREATE TYPE situacao AS ENUM ('ATIVA', 'INATIVO');
ALTER TABLE alunos ALTER COLUMN situacao DROP DEFAULT;
ALTER TABLE alunos ALTER COLUMN situacao TYPE situacao USING situacao::text::situacao;
ALTER TABLE alunos ALTER COLUMN situacao SET DEFAULT 'ATIVA';
DROP TYPE situacao__old;
ALTER TABLE alunos ADD CONSTRAINT alunos_situacao_check CHECK (situacao <> 'INATIVO');

ALTER TYPE situacao RENAME VALUE 'ATIVA' TO 'ATIVO';
