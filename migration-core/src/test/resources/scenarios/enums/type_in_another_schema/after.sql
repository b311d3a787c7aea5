create schema loja;
create type loja.situacao as enum ('PAGO', 'NOVO', 'ABERTO');
comment on type loja.situacao is 'da loja';
create table loja.pedidos (id int primary key, situacao loja.situacao not null default 'ABERTO', passos loja.situacao[]);
