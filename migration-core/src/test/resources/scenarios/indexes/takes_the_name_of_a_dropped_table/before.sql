create table b (x int);
create table nome (id bigint primary key);
