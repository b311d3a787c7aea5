insert into a values (1, null, 1);
insert into b values (2, 1);
