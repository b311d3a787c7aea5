CREATE TYPE estado AS ENUM ('ATIVO', 'INATIVO');
COMMENT ON TYPE estado IS 'de quem estuda';
CREATE CAST (varchar AS estado) WITH INOUT AS IMPLICIT;
CREATE TABLE alunos (
    id int PRIMARY KEY,
    situacao estado NOT NULL DEFAULT 'ATIVO' CHECK (situacao <> 'INATIVO'),
    antigas estado[] DEFAULT '{ATIVO,INATIVO}',
    texto text DEFAULT ('ATIVO'::estado)::text,
    ativo boolean GENERATED ALWAYS AS (situacao = 'ATIVO') STORED
);
CREATE INDEX ativos ON alunos (id) WHERE situacao = 'ATIVO';
CREATE TABLE notas (id int, texto text DEFAULT ('ATIVO'::estado)::text);
