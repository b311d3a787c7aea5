insert into pedidos (total) values (10), (20);
