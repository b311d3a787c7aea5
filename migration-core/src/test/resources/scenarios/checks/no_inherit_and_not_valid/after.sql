create table t (a int constraint ck_a check (a > 0) no inherit, b int);
alter table t add constraint ck_b check (b > 0) not valid;
