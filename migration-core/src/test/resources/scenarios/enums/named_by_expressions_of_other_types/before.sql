CREATE TYPE situacao AS ENUM ('ATIVO', 'INATIVO', 'TRANCADO');
CREATE TABLE alunos (
    id bigint PRIMARY KEY,
    texto text DEFAULT ('ATIVO'::situacao)::text,
    largura integer DEFAULT length(('TRANCADO'::situacao)::text),
    outro text DEFAULT ('INATIVO'::situacao)::text,
    CONSTRAINT ck CHECK (texto <> ('TRANCADO'::situacao)::text)
);
CREATE TABLE antigos (texto text DEFAULT ('TRANCADO'::situacao)::text);
