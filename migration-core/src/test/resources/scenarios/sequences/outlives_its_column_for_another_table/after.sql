create table b (id int, n int);
