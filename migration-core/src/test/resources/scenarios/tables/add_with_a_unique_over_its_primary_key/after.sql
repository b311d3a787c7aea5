create table t (id int primary key);
alter table t add constraint uk unique (id);
