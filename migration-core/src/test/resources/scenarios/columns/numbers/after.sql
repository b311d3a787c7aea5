create table t (id int primary key, a bigint, b int, c numeric(12, 4), d double precision, e numeric);
