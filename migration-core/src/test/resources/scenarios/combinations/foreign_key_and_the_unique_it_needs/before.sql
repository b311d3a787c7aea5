create table z (id bigint primary key, codigo text not null);
create table a (z text);
