create type situacao as enum ('ABERTO', 'PAGO', 'FECHADO');
create table pedidos (id int primary key, antes situacao, depois situacao, texto varchar(20),
  constraint cresce check (antes < depois), constraint nao_fechado check (antes <> 'FECHADO'),
  constraint no_texto check (texto <> 'PAGO'::situacao::text), constraint outro check (id > 0));
