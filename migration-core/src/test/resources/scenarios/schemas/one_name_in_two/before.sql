create schema outra;
create table t (id bigint primary key, a int);
create table outra.t (id bigint primary key, a int);
create index ix on t (a);
