create table t (a int, constraint uk1 unique (a));
alter table t add constraint uk2 unique (a);
