create table pai (id bigint primary key);
create table filho (a bigint constraint fk_nova references pai);
