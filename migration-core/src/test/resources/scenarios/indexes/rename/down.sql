COMMENT ON INDEX ix_novo IS NULL;

ALTER INDEX ix_novo RENAME TO ix_antigo;
