create table t (a int, b int, constraint ck check (b > a));
