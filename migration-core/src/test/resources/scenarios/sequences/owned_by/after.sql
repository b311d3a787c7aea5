create table t (id bigint);
create sequence s;
create sequence r owned by t.id;
