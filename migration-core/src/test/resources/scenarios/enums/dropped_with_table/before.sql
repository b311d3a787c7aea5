create table outra (id int);
create type situacao as enum ('ABERTO', 'PAGO', 'FECHADO');
create table pedidos (id int primary key, situacao situacao not null);
comment on type situacao is 'de um pedido';
