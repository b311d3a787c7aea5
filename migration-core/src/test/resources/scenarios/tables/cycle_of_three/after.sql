create table fica (id bigint primary key);
create table a (id bigint primary key, b bigint, fica bigint references fica);
create table b (id bigint primary key, c bigint);
create table c (id bigint primary key, a bigint references a);
alter table a add constraint a_b foreign key (b) references b;
alter table b add constraint b_c foreign key (c) references c;
