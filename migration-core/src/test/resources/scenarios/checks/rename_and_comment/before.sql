create table t (a int constraint ck_antigo check (a > 0));
