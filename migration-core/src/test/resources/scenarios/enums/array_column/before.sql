create type situacao as enum ('ABERTO', 'PAGO', 'FECHADO');
create table pedidos (id int primary key, passos situacao[] not null default '{ABERTO,PAGO}', ultimo situacao[]);
