create table t (id int primary key, a text default 'y' not null);
