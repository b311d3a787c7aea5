create table t (id int primary key, a text, b varchar(50), c varchar(3), d char(1));
