create table z (id bigint primary key);
create table m (id bigint primary key, z bigint references z);
create table a (id bigint primary key, m bigint references m);
