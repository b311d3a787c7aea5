create type situacao as enum ('FECHADO', 'PAGO', 'ABERTO');
create table pedidos (id int primary key, situacao situacao not null);
