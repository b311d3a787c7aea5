insert into t (n) values (3);
