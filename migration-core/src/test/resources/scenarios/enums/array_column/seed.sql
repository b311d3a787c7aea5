insert into pedidos values (1, '{ABERTO,PAGO}', NULL), (2, '{}', '{NULL,FECHADO}');
