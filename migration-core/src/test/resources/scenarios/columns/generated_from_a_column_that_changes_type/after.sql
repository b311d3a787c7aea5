create table t (id int primary key, a bigint, b bigint generated always as (a) stored constraint ck check (b > 0));
