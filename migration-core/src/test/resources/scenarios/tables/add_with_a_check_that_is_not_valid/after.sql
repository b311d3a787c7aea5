create table t (a int);
alter table t add constraint ck check (a > 0) not valid;
