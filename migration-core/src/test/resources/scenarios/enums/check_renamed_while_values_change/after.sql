create type um as enum ('B', 'A');
create table t (um um, constraint novo check (um = 'A'));
create index ix_novo on t (um) where um = 'A';
