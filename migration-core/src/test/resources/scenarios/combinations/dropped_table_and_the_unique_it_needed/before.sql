create table z (id bigint primary key, codigo text unique);
create table b (z text references z (codigo));
