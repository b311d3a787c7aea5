-- since PostgreSQL 15
create table t (a int, b int, constraint uk unique nulls not distinct (a, b));
