create type situacao as enum ('ABERTO');
create table pedidos (id int primary key, a situacao, b varchar(20));
