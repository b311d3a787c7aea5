create type situacao as enum ('ABERTO', 'PAGO', 'FECHADO');
create table t (id int, s situacao not null default 'PAGO');
create table u (id int);
