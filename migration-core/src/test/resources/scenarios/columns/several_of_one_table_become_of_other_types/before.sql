create table outra (x int, y int not null);
create table t (a int default 1, b int not null, c varchar(10), d text, e varchar(10), f int);
