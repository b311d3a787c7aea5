create table t (a int, b int);
create index ix_b on t (b, a);
