create sequence a_id_seq;
create table b (id bigint default nextval('a_id_seq'));
