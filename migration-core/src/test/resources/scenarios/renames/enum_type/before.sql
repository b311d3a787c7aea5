CREATE TYPE situacao AS ENUM ('ATIVO', 'INATIVO');
COMMENT ON TYPE situacao IS 'de quem estuda';
CREATE CAST (varchar AS situacao) WITH INOUT AS IMPLICIT;
CREATE TABLE alunos (
    id int PRIMARY KEY,
    situacao situacao NOT NULL DEFAULT 'ATIVO' CHECK (situacao <> 'INATIVO'),
    antigas situacao[] DEFAULT '{ATIVO,INATIVO}',
    texto text DEFAULT ('ATIVO'::situacao)::text,
    ativo boolean GENERATED ALWAYS AS (situacao = 'ATIVO') STORED
);
CREATE INDEX ativos ON alunos (id) WHERE situacao = 'ATIVO';
CREATE TABLE notas (id int, texto text DEFAULT ('ATIVO'::situacao)::text);
