create table t (id bigint, nome text);
