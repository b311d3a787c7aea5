create table a (id int primary key, b int, a int references a);
create table b (id int primary key, a int references a);
alter table a add constraint fk_b foreign key (b) references b;
