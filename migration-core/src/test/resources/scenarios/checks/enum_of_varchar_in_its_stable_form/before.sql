create table t (situacao varchar(20));
