create table t (id int primary key, a varchar(50), b text, c char(3), d text);
