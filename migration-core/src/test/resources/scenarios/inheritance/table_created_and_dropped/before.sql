CREATE TABLE pessoas (id int PRIMARY KEY, nome text NOT NULL, CONSTRAINT ck_nome CHECK (nome <> ''));
CREATE TABLE alunos (ra text, CONSTRAINT ck_ra CHECK (ra <> '')) INHERITS (pessoas);
CREATE INDEX ix_ra ON alunos (ra);
