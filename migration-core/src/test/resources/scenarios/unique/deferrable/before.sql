create table t (a int, b int, constraint uk_a unique (a), constraint uk_b unique (b) deferrable initially deferred);
