create type situacao as enum ('RASCUNHO', 'ABERTO', 'PAGO', 'FECHADO');
create table pedidos (id int primary key, situacao situacao not null default 'PAGO');
