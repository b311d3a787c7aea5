create table t (a int, constraint uk unique (a));
