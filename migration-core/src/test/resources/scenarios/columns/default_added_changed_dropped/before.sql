create table t (id int primary key, a int, b text default 'old', c numeric(5, 2) default 1.5);
