create type situacao as enum ('FECHADO', 'ABERTO', 'PAGO');
create table pedidos (id int primary key, passos situacao[] not null default '{ABERTO,PAGO}', ultimo situacao[]);
