insert into pedidos values (1, 'FECHADO'), (2, default);
