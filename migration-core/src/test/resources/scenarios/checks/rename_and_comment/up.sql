ALTER TABLE t RENAME CONSTRAINT ck_antigo TO ck_novo;

COMMENT ON CONSTRAINT ck_novo ON t IS 'só positivos';
