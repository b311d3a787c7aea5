create table t (a int, b int);
create index alambique_tmp_1 on t (b, a);
create index y on t (a);
create index x on t (b);
