create table t (a int, tags text[], doc jsonb);
create index ix on t (a);
