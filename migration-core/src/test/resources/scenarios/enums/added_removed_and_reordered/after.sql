create type situacao as enum ('NOVO', 'PAGO', 'ABERTO', 'VELHO');
create table pedidos (id int primary key, situacao situacao default 'PAGO');
