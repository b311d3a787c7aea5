create table t (id bigint);
create sequence s owned by t.id;
create sequence r;
