insert into t values (1, 2, 'c', 'd', 'e', 3);
insert into outra values (1, 2);
