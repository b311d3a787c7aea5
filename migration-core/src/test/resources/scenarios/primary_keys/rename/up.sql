ALTER TABLE pai RENAME CONSTRAINT pk_antigo TO pk_novo;
