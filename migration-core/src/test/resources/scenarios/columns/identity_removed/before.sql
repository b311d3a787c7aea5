create table t (id bigint generated always as identity (increment by 10) primary key);
