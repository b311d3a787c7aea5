create type situacao as enum ('ABERTO', 'PAGO', 'FECHADO');
comment on type situacao is 'antes';
create table pedidos (id int primary key, situacao situacao not null);
