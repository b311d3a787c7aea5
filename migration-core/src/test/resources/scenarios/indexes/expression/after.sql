create table t (a text, b int);
create index ix on t (upper(a), (b + 1) desc);
