CREATE TABLE alunos (
    id bigint PRIMARY KEY,
    celular varchar(60) NOT NULL UNIQUE,
    anos bigint DEFAULT 2 CHECK (anos > 1)
);
