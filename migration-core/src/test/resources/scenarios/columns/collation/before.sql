create table t (id int primary key, a text, b text collate "C");
create index ix_a on t (a);
