create table t (id int primary key, larga varchar(50) default 'x' not null, estreita varchar(200), livre varchar);
