create table t (a int, b int);
create sequence x;
