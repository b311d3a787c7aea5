create table t (a int);
create index ix_novo on t (a);
comment on index ix_novo is 'novo nome';
