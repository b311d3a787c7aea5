create table t (a int, ativo boolean);
create index ix on t (a);
