create table pai (id int primary key);
create table t (a int, c int, d int);
create index ix on t (a);
