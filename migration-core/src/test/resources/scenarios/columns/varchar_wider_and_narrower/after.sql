create table t (id int primary key, larga varchar(100) default 'x' not null, estreita varchar(40), livre varchar(9));
