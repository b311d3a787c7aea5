create table t (id int primary key, a jsonb, b json, c bigint[], d text[], e int[]);
