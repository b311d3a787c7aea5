CREATE TYPE situacao AS ENUM ('INATIVO', 'ATIVO');
CREATE TABLE alunos (
    id bigint PRIMARY KEY,
    texto text DEFAULT ('INATIVO'::situacao)::text,
    outro text DEFAULT ('INATIVO'::situacao)::text,
    novo text DEFAULT ('ATIVO'::situacao)::text,
    CONSTRAINT ck CHECK (texto <> ('ATIVO'::situacao)::text)
);
CREATE TABLE novos (texto text DEFAULT ('ATIVO'::situacao)::text);
