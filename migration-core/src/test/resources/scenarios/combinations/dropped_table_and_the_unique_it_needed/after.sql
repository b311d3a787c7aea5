create table z (id bigint primary key, codigo text);
