create table pedidos (id bigserial primary key, numero serial, total int);
create table itens (id serial, pedido_id bigint references pedidos);
