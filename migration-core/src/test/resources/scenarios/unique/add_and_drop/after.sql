create table t (a int constraint uk_a unique, b int);
