create type um as enum ('A', 'B', 'C');
create table t (um um);
alter table t add constraint claro check (um <> 'C') not valid;
comment on constraint claro on t is 'antes';
create index ix on t (um) where um = 'A';
comment on index ix is 'antes';
