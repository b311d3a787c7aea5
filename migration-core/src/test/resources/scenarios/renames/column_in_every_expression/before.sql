CREATE TABLE alunos (
    id bigint PRIMARY KEY,
    nota integer,
    dobro integer GENERATED ALWAYS AS (nota * 2) STORED,
    CHECK (nota >= 0),
    CONSTRAINT nota_ou_id CHECK (nota > 0 OR id > 0)
);
CREATE INDEX ix_expr ON alunos ((nota + 1));
CREATE INDEX ix_parcial ON alunos (id) WHERE nota > 5;
CREATE INDEX ix_junto ON alunos (nota DESC) INCLUDE (id);
CREATE INDEX ON alunos (nota);
