insert into pai values (1);
insert into filho values (1);
