create type um as enum ('A', 'B');
create table t (id int primary key, e um not null default 'A', es um[]);
