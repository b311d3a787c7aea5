create type situacao as enum ('ABERTO', 'FECHADO');
create table t (id int, s situacao);
create table w (id int, s situacao default 'FECHADO');
create table v (id int, s varchar);
