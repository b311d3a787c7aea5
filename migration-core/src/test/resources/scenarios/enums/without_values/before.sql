create type vazio as enum ();
create table t (v vazio);
