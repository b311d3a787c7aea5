insert into pedidos values (1, 'ABERTO'), (2, 'PAGO'), (3, 'FECHADO');
