CREATE TABLE medicoes (id bigint NOT NULL, dia date NOT NULL, valor numeric) PARTITION BY RANGE (dia);
CREATE TABLE medicoes_2026 PARTITION OF medicoes FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
ALTER TABLE medicoes ADD CONSTRAINT medicoes_pkey PRIMARY KEY (id, dia);
CREATE INDEX ix_valor ON medicoes (valor);
CREATE INDEX ix_dia ON medicoes (dia DESC);
ALTER TABLE medicoes_2026 RENAME CONSTRAINT medicoes_2026_pkey TO chave_2026;
ALTER INDEX medicoes_2026_valor_idx RENAME TO ix_valor_2026;
COMMENT ON INDEX ix_valor_2026 IS 'de um ano';
COMMENT ON INDEX medicoes_2026_dia_idx IS 'do dia';
