CREATE SCHEMA escola;
CREATE TABLE alunos (id serial, n integer GENERATED ALWAYS AS IDENTITY, nome text, CONSTRAINT nome_unico UNIQUE (nome));
CREATE INDEX ix_id ON alunos (id);
CREATE TABLE escola.alunos (id serial, n integer GENERATED ALWAYS AS IDENTITY, ano integer, CONSTRAINT nome_unico UNIQUE (ano));
CREATE INDEX ix_id ON escola.alunos (id);
