create type um as enum ('B', 'A');
create table t (um um, onde point, exclude using gist (onde with ~=) where (um = 'A'));
