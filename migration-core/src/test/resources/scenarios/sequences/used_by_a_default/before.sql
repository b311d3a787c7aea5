create sequence antiga;
create table t (id bigint default nextval('antiga'));
