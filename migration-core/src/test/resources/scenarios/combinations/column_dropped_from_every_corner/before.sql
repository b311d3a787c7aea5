create table pai (id int primary key, x int constraint uk_x unique);
create table t (a int, b int, c int references pai (x), d int generated always as (b + 1) stored, check (a < b));
create index ix on t (a, b);
create index ix_e on t ((b * 2)) where b > 0;
