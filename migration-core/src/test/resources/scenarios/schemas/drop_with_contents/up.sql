ALTER TABLE matriculas DROP CONSTRAINT matriculas_aluno_fkey;

ALTER SEQUENCE escola.alunos_id_seq OWNED BY NONE;

DROP TABLE escola.alunos;

DROP SEQUENCE escola.alunos_id_seq;

DROP SCHEMA escola;
