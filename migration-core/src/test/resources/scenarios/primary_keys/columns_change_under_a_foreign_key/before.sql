create table pai (a bigint not null, b bigint not null, unique (b), primary key (a));
create table filho (id bigint primary key, pai bigint constraint fk_pai references pai (a));
