ALTER TABLE t RENAME CONSTRAINT uk_antigo TO uk_novo;

COMMENT ON CONSTRAINT uk_novo ON t IS 'depois';
