insert into b (n) values (1), (2);
