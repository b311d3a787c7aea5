COMMENT ON INDEX medicoes_2026_dia_idx IS NULL;

COMMENT ON INDEX ix_valor_2026 IS NULL;

ALTER INDEX ix_valor_2026 RENAME TO medicoes_2026_valor_idx;

DROP INDEX ix_valor;

DROP INDEX ix_dia;

ALTER TABLE medicoes_2026 RENAME CONSTRAINT chave_2026 TO medicoes_2026_pkey;

ALTER TABLE medicoes DROP CONSTRAINT medicoes_pkey;
