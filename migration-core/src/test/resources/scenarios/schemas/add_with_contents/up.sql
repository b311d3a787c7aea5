CREATE SCHEMA escola;
COMMENT ON SCHEMA escola IS 'o ensino';

CREATE SEQUENCE escola.s;

CREATE TABLE escola.alunos (
    id bigint DEFAULT nextval('escola.s'::regclass) NOT NULL,
    nome text,
    CONSTRAINT alunos_pkey PRIMARY KEY (id)
);
CREATE INDEX ix_nome ON escola.alunos (nome);
COMMENT ON INDEX escola.ix_nome IS 'busca';
