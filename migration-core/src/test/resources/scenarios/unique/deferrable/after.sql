create table t (a int, b int, constraint uk_a unique (a) deferrable, constraint uk_b unique (b));
