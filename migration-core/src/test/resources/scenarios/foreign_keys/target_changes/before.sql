create table a (id bigint primary key);
create table b (id bigint primary key);
create table filho (x bigint constraint fk references a);
