create type situacao as enum ('PAGO', 'ABERTO');
create schema loja;
create table pedidos (id int primary key, situacao situacao);
create table loja.vendas (id int primary key, situacao public.situacao default 'PAGO');
