insert into t default values;
insert into t (a) values (7);
