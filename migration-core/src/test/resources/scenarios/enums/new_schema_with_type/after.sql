create schema loja;
create type loja.situacao as enum ('ABERTO', 'PAGO');
create table loja.pedidos (id int primary key, situacao loja.situacao not null default 'ABERTO', passos loja.situacao[]);
