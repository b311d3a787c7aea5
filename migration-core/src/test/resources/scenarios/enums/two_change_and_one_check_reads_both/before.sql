create type um as enum ('A', 'B');
create type dois as enum ('A', 'B');
create table t (um um, dois dois, constraint iguais check (um::text = dois::text));
