create table t (id int primary key, a json, b jsonb, c int[], d varchar(10)[], e text[]);
