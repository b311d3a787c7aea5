create type situacao as enum ('ABERTO', 'PAGO', 'FECHADO', 'NOVO');
create table situacoes (codigo situacao primary key);
create table pedidos (id int primary key, situacao situacao constraint de_situacao references situacoes);
