create type situacao as enum ('ABERTO', 'PAGO', 'FECHADO', 'MORTO');
create table pedidos (id int primary key, situacao situacao, constraint valido check (situacao not in ('FECHADO', 'MORTO')));
