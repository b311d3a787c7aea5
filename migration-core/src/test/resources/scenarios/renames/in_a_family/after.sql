CREATE TABLE gente (id int, nome_completo text, CONSTRAINT ck CHECK (nome_completo <> ''));
CREATE TABLE alunos (ra text DEFAULT 'x') INHERITS (gente);
CREATE INDEX ix ON alunos (lower(nome_completo));
