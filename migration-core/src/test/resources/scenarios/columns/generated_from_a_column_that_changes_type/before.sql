create table t (id int primary key, a int, b bigint generated always as (a) stored constraint ck check (b > 0));
