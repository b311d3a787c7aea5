create table t (a int, b int);
create index ix on t (a) include (b) with (fillfactor = 70);
