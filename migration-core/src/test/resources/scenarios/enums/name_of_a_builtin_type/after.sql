create type public.date as enum ('B', 'A');
comment on type public.date is 'x';
create table t (d public.date default 'A', e date);
