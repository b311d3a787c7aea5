DROP INDEX ix_tags;

DROP INDEX ix_doc;

DROP INDEX ix;

CREATE INDEX ix ON t (a);
