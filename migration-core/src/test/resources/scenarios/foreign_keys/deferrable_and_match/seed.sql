insert into pai values (1, 2);
insert into filho values (1, 2, 1, 2);
