insert into situacoes values ('ABERTO', 'a'), ('PAGO', 'p');
insert into pedidos values (1, 'PAGO'), (2, NULL);
