create schema outra;
create table outra.t (id bigint primary key);
