create type situacao as enum ('ABERTO', 'PAGO', 'FECHADO');
create cast (varchar as situacao) with inout as implicit;
create cast (situacao as varchar) with inout as implicit;
create table pedidos (id int primary key, situacao situacao not null);
