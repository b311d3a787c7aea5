DROP INDEX ix;

CREATE INDEX ix ON t USING hash (a);

CREATE INDEX ix_doc ON t USING gin (doc jsonb_path_ops);

CREATE INDEX ix_tags ON t USING gin (tags);
