CREATE TABLE medidas (
    dia date NOT NULL,
    valor integer NOT NULL,
    CONSTRAINT medidas_pkey PRIMARY KEY (dia, valor)
) PARTITION BY RANGE (dia);
CREATE INDEX ix_valor ON medidas (valor);

CREATE TABLE a_medidas_2025 PARTITION OF medidas FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');

CREATE TABLE medidas_2026 PARTITION OF medidas (
    CONSTRAINT ck_valor CHECK (valor > 0)
) FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY LIST (valor);

CREATE TABLE medidas_2026_1 PARTITION OF medidas_2026 FOR VALUES IN (1, 2);

CREATE TABLE medidas_resto PARTITION OF medidas DEFAULT;
COMMENT ON TABLE medidas_resto IS 'o que sobra';

DROP TABLE velha_1;

DROP TABLE velha;
