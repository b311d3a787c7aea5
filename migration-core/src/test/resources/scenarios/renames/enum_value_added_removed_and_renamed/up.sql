ALTER TYPE situacao RENAME VALUE 'ATIVO' TO 'ATIVA';

ALTER TYPE situacao RENAME VALUE 'TRANCADO' TO 'TRANCADA';

ALTER TABLE alunos DROP COLUMN ativo;

ALTER TABLE alunos DROP CONSTRAINT alunos_situacao_check;
DROP INDEX ativos;
ALTER TYPE situacao RENAME TO situacao__old;
CREATE TYPE situacao AS ENUM ('TRANCADA', 'NOVA', 'ATIVA', 'INATIVO');
ALTER TABLE alunos ALTER COLUMN situacao DROP DEFAULT;
ALTER TABLE alunos ALTER COLUMN situacao TYPE situacao USING situacao::text::situacao;
ALTER TABLE alunos ALTER COLUMN situacao SET DEFAULT 'ATIVA';
DROP TYPE situacao__old;
CREATE INDEX ativos ON alunos (id) WHERE situacao = 'ATIVA';
ALTER TABLE alunos ADD CONSTRAINT alunos_situacao_check CHECK (situacao <> 'INATIVO');

ALTER TABLE alunos ADD COLUMN ativo boolean GENERATED ALWAYS AS (situacao = 'ATIVA'::situacao) STORED;
