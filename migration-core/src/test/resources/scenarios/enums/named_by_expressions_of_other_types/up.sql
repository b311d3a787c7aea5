ALTER TABLE alunos DROP CONSTRAINT ck;

ALTER TABLE alunos ALTER COLUMN texto DROP DEFAULT;

ALTER TABLE alunos DROP COLUMN largura;

DROP TABLE antigos;

ALTER TYPE situacao RENAME TO situacao__old;
CREATE TYPE situacao AS ENUM ('INATIVO', 'ATIVO');
ALTER TABLE alunos ALTER COLUMN outro DROP DEFAULT;
ALTER TABLE alunos ALTER COLUMN outro SET DEFAULT ('INATIVO'::situacao)::text;
DROP TYPE situacao__old;

CREATE TABLE novos (
    texto text DEFAULT ('ATIVO'::situacao)::text
);

ALTER TABLE alunos ADD COLUMN novo text DEFAULT ('ATIVO'::situacao)::text;

ALTER TABLE alunos ALTER COLUMN texto SET DEFAULT ('INATIVO'::situacao)::text;

ALTER TABLE alunos ADD CONSTRAINT ck CHECK (texto <> ('ATIVO'::situacao)::text);
