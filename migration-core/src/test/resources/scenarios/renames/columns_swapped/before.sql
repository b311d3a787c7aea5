CREATE TABLE alunos (
    id bigint PRIMARY KEY,
    nome text UNIQUE,
    apelido text CHECK (apelido <> ''),
    nota integer
);
CREATE INDEX ix_nome ON alunos (lower(nome));
