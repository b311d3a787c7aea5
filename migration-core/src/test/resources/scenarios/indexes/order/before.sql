create table t (a int, b int);
create index ix on t (a, b);
