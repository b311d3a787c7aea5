create type public.date as enum ('A', 'B');
create table t (d public.date default 'A', e date);
