create table t (a int);
create unique index uk on t (a);
