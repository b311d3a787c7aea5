CREATE TABLE alunos (
    ra text,
    CONSTRAINT ck_ra CHECK (ra <> '')
) INHERITS (pessoas);
CREATE INDEX ix_ra ON alunos (ra);

DROP TABLE visitantes;

DROP TABLE professores;
