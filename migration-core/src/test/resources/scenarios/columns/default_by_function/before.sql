create table t (id int primary key, a timestamptz default now(), b uuid, c date default current_date);
