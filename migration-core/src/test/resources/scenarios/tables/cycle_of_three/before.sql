create table fica (id bigint primary key);
