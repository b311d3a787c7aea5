ALTER TABLE t RENAME CONSTRAINT uk_antigo TO uk_novo;

ALTER TABLE t ADD COLUMN b integer;

CREATE INDEX uk_antigo ON t (b);
