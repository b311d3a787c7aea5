CREATE TABLE presencas (
    aluno bigint NOT NULL,
    dia date NOT NULL,
    nota integer DEFAULT 0,
    CONSTRAINT presencas_pkey PRIMARY KEY (aluno, dia),
    CONSTRAINT presencas_nota_check CHECK (nota >= 0)
) PARTITION BY RANGE (dia, aluno);
CREATE INDEX ix_presencas_nota ON presencas (nota);
COMMENT ON TABLE presencas IS 'por dia';

DROP TABLE antiga;
