insert into filho values (99);
