-- revision:   20261129120527
-- parent:     20261122105817
-- message:    Count versions and keep idempotency keys
-- created:    2026-11-29T12:05:27Z
-- operations: create table public.chaves_idempotencia (constraint chaves_idempotencia_pkey, index chaves_idempotencia_criada_em_idx)
--             add column public.alunos.versao integer not null (default)
--             add column public.cursos.versao integer not null (default)
--             add column public.matriculas.versao integer not null (default)
-- hazards:    none
-- proven:     up and down on PostgreSQL 18.6

CREATE TABLE chaves_idempotencia (
    chave varchar(255) NOT NULL,
    criada_em timestamptz(6) NOT NULL,
    recurso_id bigint,
    resposta text,
    resumo varchar(64) NOT NULL,
    CONSTRAINT chaves_idempotencia_pkey PRIMARY KEY (chave)
);
CREATE INDEX chaves_idempotencia_criada_em_idx ON chaves_idempotencia (criada_em);

ALTER TABLE alunos ADD COLUMN versao integer DEFAULT 0 NOT NULL;

ALTER TABLE cursos ADD COLUMN versao integer DEFAULT 0 NOT NULL;

ALTER TABLE matriculas ADD COLUMN versao integer DEFAULT 0 NOT NULL;
