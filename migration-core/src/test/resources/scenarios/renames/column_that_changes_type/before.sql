CREATE TABLE alunos (
    id bigint PRIMARY KEY,
    telefone varchar(30) UNIQUE,
    idade integer DEFAULT 1 NOT NULL CHECK (idade > 0)
);
