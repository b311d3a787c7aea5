create table pai (id bigint constraint pk_novo primary key);
create table filho (id bigint primary key, pai bigint references pai);
