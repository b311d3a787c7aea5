insert into situacoes values ('ABERTO');
insert into pedidos values (1, 'ABERTO');
