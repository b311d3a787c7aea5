COMMENT ON CONSTRAINT uk_novo ON t IS 'antes';

ALTER TABLE t RENAME CONSTRAINT uk_novo TO uk_antigo;
