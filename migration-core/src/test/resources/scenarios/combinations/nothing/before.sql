create schema x;
create table x.t (id bigint generated always as identity primary key, a text default 'b' check (a <> 'c'));
create table u (id bigserial, t bigint references x.t);
create index ix on u (t desc) where t > 1;
