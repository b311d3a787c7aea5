CREATE TABLE pessoas (
    id integer,
    nome text
);

ALTER TABLE alunos INHERIT pessoas;
