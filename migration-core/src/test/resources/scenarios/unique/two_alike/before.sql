create table t (a int, constraint uk1 unique (a));
