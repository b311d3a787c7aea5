create table a (id bigint primary key, b bigint, a bigint references a);
create table b (id bigint primary key, a bigint references a);
alter table a add constraint fk_b foreign key (b) references b;
