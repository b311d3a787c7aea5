CREATE TABLE presencas (
    aluno bigint NOT NULL,
    dia date NOT NULL,
    nota integer DEFAULT 0 CHECK (nota >= 0),
    PRIMARY KEY (aluno, dia)
) PARTITION BY RANGE (dia, aluno);
CREATE INDEX ix_presencas_nota ON presencas (nota);
COMMENT ON TABLE presencas IS 'por dia';
