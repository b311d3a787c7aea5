COMMENT ON COLUMN t.b IS NULL;

COMMENT ON CONSTRAINT ck ON t IS 'novo';

COMMENT ON INDEX ix IS 'linha 1
linha 2';

COMMENT ON TABLE t IS E'nome d''ele, com \\ e "aspas"';
