create table t (id int primary key, a varchar(10) default '1', b int default 0, c int default 5 not null);
