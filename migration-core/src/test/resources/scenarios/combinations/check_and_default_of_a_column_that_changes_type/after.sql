create table t (a text default 'x' constraint ck check (length(a) > 0), b numeric(6, 2) default 3 check (b > 2.5));
