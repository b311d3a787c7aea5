insert into t values (1, 2, 3, 4.50, 5.5, 6);
