insert into pedidos (id, situacao) values (1, 'ABERTO'), (2, 'PAGO');
