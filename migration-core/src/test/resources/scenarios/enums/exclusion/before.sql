create type um as enum ('A', 'B');
create table t (um um, onde point, exclude using gist (onde with ~=) where (um = 'A'));
