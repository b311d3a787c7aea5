insert into t values (1, 'ABERTO', 'PAGO');
insert into v values (1, 'PAGO');
