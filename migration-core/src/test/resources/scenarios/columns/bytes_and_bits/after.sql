create table t (id int primary key, a bytea not null, b bit varying(8));
