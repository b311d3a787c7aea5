create table t (a int, b int, alambique_tmp_1 int);
