create table t (a int constraint ck check (a > 0));
