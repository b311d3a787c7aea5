create type situacao as enum ('ABERTO', 'PAGO');
create table pedidos (id int primary key, a situacao, b situacao);
