create type situacao as enum ('FECHADO', 'ABERTO', 'PAGO');
create cast (varchar as situacao) with inout as assignment;
create table pedidos (id int primary key, situacao situacao not null);
