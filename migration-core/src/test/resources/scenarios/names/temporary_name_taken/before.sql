create table t (a int, b int);
create index alambique_tmp_1 on t (a, b);
create index x on t (a);
create index y on t (b);
