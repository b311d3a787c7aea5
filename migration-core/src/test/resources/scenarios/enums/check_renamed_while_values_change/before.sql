create type um as enum ('A', 'B');
create table t (um um, constraint velho check (um = 'A'));
create index ix_velho on t (um) where um = 'A';
