create table pai (id bigint primary key);
create table filho (a bigint, b bigint constraint fk_b references pai);
