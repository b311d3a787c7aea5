CREATE TABLE alunos (id bigint PRIMARY KEY, telefone text UNIQUE, CHECK (telefone <> ''));
CREATE INDEX ix_telefone ON alunos (telefone);
