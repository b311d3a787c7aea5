ALTER TABLE t ADD CONSTRAINT ck_ordem CHECK (inicio <= fim OR fim IS NULL);
