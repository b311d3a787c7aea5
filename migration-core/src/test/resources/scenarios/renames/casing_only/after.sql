CREATE TABLE alunos (id bigint PRIMARY KEY, nome text UNIQUE, CONSTRAINT ck_nome CHECK (nome <> ''));
CREATE INDEX ix_a ON alunos (nome DESC);
