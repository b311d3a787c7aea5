create table t (id int primary key, a int, b bigint, c numeric(10, 2), d real, e smallint);
