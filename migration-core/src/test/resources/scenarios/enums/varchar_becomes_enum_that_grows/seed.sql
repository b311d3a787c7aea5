insert into pedidos values (1, 'ABERTO', 'ABERTO');
