create table pedidos (id int primary key, situacao varchar(20) not null default 'ABERTO' check (situacao::text in ('ABERTO', 'PAGO')), passos varchar(20)[] default '{PAGO}');
