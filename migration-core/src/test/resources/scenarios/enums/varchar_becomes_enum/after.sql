create type situacao as enum ('ABERTO', 'PAGO');
create table pedidos (id int primary key, situacao situacao not null default 'ABERTO', passos situacao[] default '{PAGO}');
