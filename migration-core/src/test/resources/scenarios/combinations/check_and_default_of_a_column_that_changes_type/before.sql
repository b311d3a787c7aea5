create table t (a varchar(10) default 'x' constraint ck check (length(a) > 0), b int default 3 check (b > 2));
