create table t (id bigint, nome text, constraint pk_t primary key (id));
