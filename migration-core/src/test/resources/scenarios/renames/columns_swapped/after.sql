CREATE TABLE alunos (
    id bigint PRIMARY KEY,
    apelido text UNIQUE,
    nome text CHECK (nome <> ''),
    nota integer
);
CREATE INDEX ix_nome ON alunos (lower(apelido));
