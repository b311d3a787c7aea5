create sequence nova;
create table t (id bigint default nextval('nova'));
