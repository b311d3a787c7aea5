create table t (id int primary key, a bytea, b bit(4));
