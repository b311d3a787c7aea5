ALTER TABLE medicoes ADD CONSTRAINT medicoes_pkey PRIMARY KEY (id, dia);

ALTER TABLE medicoes_2026 RENAME CONSTRAINT medicoes_2026_pkey TO chave_2026;

CREATE INDEX ix_dia ON medicoes (dia DESC);

CREATE INDEX ix_valor ON medicoes (valor);

ALTER INDEX medicoes_2026_valor_idx RENAME TO ix_valor_2026;

COMMENT ON INDEX ix_valor_2026 IS 'de um ano';

COMMENT ON INDEX medicoes_2026_dia_idx IS 'do dia';
