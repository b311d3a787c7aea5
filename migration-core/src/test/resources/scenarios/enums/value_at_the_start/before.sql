create type situacao as enum ('ABERTO', 'PAGO', 'FECHADO');
create table pedidos (id int primary key, situacao situacao not null);
