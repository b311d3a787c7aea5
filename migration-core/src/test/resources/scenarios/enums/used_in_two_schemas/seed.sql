insert into pedidos values (1, 'ABERTO');
insert into loja.vendas values (1, 'ABERTO');
