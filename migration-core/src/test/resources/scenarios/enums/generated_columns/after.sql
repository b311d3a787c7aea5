create type situacao as enum ('PAGO', 'FECHADO', 'ABERTO');
create table pedidos (id int primary key, situacao situacao not null, pago boolean generated always as (situacao = 'PAGO') stored,
  copia situacao generated always as (situacao) stored);
create index ix_pago on pedidos (pago);
