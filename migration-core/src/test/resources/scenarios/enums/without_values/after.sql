create type vazio as enum ('A', 'B');
create table t (v vazio);
