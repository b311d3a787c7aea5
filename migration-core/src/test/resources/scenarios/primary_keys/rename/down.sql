ALTER TABLE pai RENAME CONSTRAINT pk_novo TO pk_antigo;
