create table t (id bigint primary key, nome text);
