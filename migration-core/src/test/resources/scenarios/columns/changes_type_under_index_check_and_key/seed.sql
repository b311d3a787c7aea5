insert into pais values (5);
insert into t values (1, 5, 7, 'x');
