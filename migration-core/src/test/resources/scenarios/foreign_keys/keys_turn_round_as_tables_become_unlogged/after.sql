create unlogged table a (id int primary key, b int);
create unlogged table b (id int primary key, a int);
alter table b add constraint b_a_fkey foreign key (a) references a;
