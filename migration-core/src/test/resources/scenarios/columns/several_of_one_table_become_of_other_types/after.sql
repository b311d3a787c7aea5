create table outra (x bigint, y int);
create table t (a bigint default 2, b numeric, c text not null, d varchar(5), e varchar(20), f int not null);
