create schema outra;
create table t (id bigint primary key, a int, b int);
create table outra.t (id bigint primary key, a int constraint fk references outra.t, c int default 3);
create index ix on outra.t (a);
