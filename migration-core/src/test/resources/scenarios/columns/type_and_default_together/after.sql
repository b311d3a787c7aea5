create table t (id int primary key, a int default 1, b boolean default false, c bigint default 5 not null);
