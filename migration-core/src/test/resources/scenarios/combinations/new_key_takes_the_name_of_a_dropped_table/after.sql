create table t (a int constraint codigo unique);
create sequence codigo_id_seq;
