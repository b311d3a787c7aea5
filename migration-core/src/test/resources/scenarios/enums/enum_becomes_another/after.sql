create type outro as enum ('B', 'A', 'C');
create table t (id int primary key, e outro not null default 'B', es outro[]);
