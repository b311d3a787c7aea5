create type situacao as enum ('ABERTO', 'PAGO', 'FECHADO', 'SUSPENSO');
create table pedidos (id int primary key, situacao situacao not null, quando date);
create index ix_parte on pedidos (quando) where situacao in ('ABERTO', 'SUSPENSO');
