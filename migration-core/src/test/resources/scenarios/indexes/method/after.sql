create table t (a int, tags text[], doc jsonb);
create index ix on t using hash (a);
create index ix_tags on t using gin (tags);
create index ix_doc on t using gin (doc jsonb_path_ops);
