create table t (a int constraint ck_a check (a > 1), b int, c int constraint ck_c check (c > 0 and c < 10));
