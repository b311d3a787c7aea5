create table a (id serial);
create table b (id int default nextval('a_id_seq'), n int);
create table c (id int default nextval('a_id_seq'));
