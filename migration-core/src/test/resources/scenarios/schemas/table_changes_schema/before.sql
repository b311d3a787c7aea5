create schema outra;
create table t (id bigint primary key);
