create type um as enum ('B', 'A');
create type dois as enum ('B', 'A');
create table t (um um, dois dois, constraint iguais check (um::text = dois::text));
