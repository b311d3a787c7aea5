create table t (id bigint constraint pk_t primary key, nome text);
