CREATE TABLE alunos (
    id bigint PRIMARY KEY,
    "Média" integer,
    dobro integer GENERATED ALWAYS AS ("Média" * 2) STORED,
    CHECK ("Média" >= 0),
    CONSTRAINT nota_ou_id CHECK ("Média" > 0 OR id > 0)
);
CREATE INDEX ix_expr ON alunos (("Média" + 1));
CREATE INDEX ix_parcial ON alunos (id) WHERE "Média" > 5;
CREATE INDEX ix_junto ON alunos ("Média" DESC) INCLUDE (id);
CREATE INDEX ON alunos ("Média");
