-- since PostgreSQL 15
create table t (a int, b int);
create unique index ix on t (a);
create unique index ux on t (b) nulls not distinct;
