create table t (a text, b int);
create index ix on t (lower(a));
