CREATE TABLE pessoas (id int, nome text, CONSTRAINT ck CHECK (nome <> ''));
CREATE TABLE alunos (ra text DEFAULT 'x') INHERITS (pessoas);
CREATE INDEX ix ON alunos (lower(nome));
