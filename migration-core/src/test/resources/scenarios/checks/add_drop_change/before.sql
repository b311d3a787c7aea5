create table t (a int constraint ck_a check (a > 0), b int constraint ck_b check (b > 0), c int);
