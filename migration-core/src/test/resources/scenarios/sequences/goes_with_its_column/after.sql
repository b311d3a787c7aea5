create table pedidos (id bigint primary key, total int);
