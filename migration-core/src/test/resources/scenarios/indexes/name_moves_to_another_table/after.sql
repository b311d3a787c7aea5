create table a (x int);
create table b (x int);
create index ix on a (x);
