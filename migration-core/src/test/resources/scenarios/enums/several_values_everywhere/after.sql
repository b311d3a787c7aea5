create type situacao as enum ('A', 'B', 'ABERTO', 'C', 'D', 'PAGO', 'FECHADO', 'E', 'F');
create table pedidos (id int primary key, situacao situacao not null);
