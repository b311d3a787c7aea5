create table pai (a bigint not null, b bigint not null, constraint uk_a unique (a), primary key (b));
create table filho (id bigint primary key, pai bigint constraint fk_pai references pai (a));
