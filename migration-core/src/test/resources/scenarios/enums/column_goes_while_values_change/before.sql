create type situacao as enum ('ABERTO', 'PAGO', 'FECHADO');
create table t (id int, s situacao, r situacao);
create table u (id int, s situacao);
create table v (id int, s situacao);
