create table t (a int, b int constraint uk_b unique);
