create table t (a int, b int);
create index ix_a on t (a);
