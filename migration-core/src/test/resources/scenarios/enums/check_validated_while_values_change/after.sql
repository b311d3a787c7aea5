create type um as enum ('C', 'B', 'A');
create table t (um um);
alter table t add constraint claro check (um <> 'C') ;
comment on constraint claro on t is 'depois';
create index ix on t (um) where um = 'A';
comment on index ix is 'depois';
