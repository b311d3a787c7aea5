ALTER INDEX ix_antigo RENAME TO ix_novo;

COMMENT ON INDEX ix_novo IS 'novo nome';
