create table t (a int, b int default 2, c int generated always as (a + b) stored);
create index ix on t (c) where c > b;
