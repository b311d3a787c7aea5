CREATE TYPE situacao AS ENUM ('ATIVA', 'INATIVO');
CREATE TABLE alunos (
    id int PRIMARY KEY,
    situacao situacao NOT NULL DEFAULT 'ATIVA' CHECK (situacao <> 'INATIVO'),
    antigas situacao[] DEFAULT '{ATIVA,INATIVO}',
    ativo boolean GENERATED ALWAYS AS (situacao = 'ATIVA') STORED
);
CREATE INDEX ativos ON alunos (id) WHERE situacao = 'ATIVA';
CREATE TABLE notas (id int, texto text DEFAULT ('ATIVA'::situacao)::text);
