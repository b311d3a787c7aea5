create table t (a int, b int, constraint uk unique (a, b));
