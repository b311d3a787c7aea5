create table b (x int);
create index nome on b (x);
