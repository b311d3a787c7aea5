CREATE SCHEMA escola;
COMMENT ON SCHEMA escola IS 'o ensino';

CREATE SEQUENCE escola.alunos_id_seq;

CREATE TABLE escola.alunos (
    id bigint DEFAULT nextval('escola.alunos_id_seq'::regclass) NOT NULL,
    nome text DEFAULT 'x',
    CONSTRAINT alunos_pkey PRIMARY KEY (id)
);

ALTER SEQUENCE escola.alunos_id_seq OWNED BY escola.alunos.id;

ALTER TABLE matriculas ADD CONSTRAINT matriculas_aluno_fkey FOREIGN KEY (aluno) REFERENCES escola.alunos (id);
