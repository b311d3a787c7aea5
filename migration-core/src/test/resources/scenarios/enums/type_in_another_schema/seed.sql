insert into loja.pedidos values (1, 'PAGO', '{PAGO}');
