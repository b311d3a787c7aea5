create table t (a int);
create index ix_antigo on t (a);
