insert into pedidos values (1, 'ABERTO', '2026-01-01'), (2, 'PAGO', '2026-01-01');
