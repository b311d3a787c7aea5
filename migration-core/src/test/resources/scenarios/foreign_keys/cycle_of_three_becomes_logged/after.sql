create table a (id int primary key, b int, c int);
create table b (id int primary key, c int);
create table c (id int primary key, a int references a, outro int references a);
create table d (c int references c);
alter table a add constraint a_b_fkey foreign key (b) references b;
alter table a add constraint a_c_fkey foreign key (c) references c;
alter table b add constraint b_c_fkey foreign key (c) references c;
