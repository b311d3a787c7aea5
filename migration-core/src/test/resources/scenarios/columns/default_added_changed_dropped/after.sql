create table t (id int primary key, a int default 7, b text default 'it''s \ new', c numeric(5, 2));
