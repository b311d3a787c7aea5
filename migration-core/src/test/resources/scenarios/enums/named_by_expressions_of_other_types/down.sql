ALTER TABLE alunos DROP CONSTRAINT ck;

ALTER TABLE alunos ALTER COLUMN texto DROP DEFAULT;

ALTER TABLE alunos DROP COLUMN novo;

DROP TABLE novos;

ALTER TYPE situacao RENAME TO situacao__old;
CREATE TYPE situacao AS ENUM ('ATIVO', 'INATIVO', 'TRANCADO');
ALTER TABLE alunos ALTER COLUMN outro DROP DEFAULT;
ALTER TABLE alunos ALTER COLUMN outro SET DEFAULT ('INATIVO'::situacao)::text;
DROP TYPE situacao__old;

CREATE TABLE antigos (
    texto text DEFAULT ('TRANCADO'::situacao)::text
);

ALTER TABLE alunos ADD COLUMN largura integer DEFAULT length(('TRANCADO'::situacao)::text);

ALTER TABLE alunos ALTER COLUMN texto SET DEFAULT ('ATIVO'::situacao)::text;

ALTER TABLE alunos ADD CONSTRAINT ck CHECK (texto <> ('TRANCADO'::situacao)::text);
