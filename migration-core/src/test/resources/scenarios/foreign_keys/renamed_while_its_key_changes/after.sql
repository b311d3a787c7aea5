create table pai (id bigint not null constraint uk unique);
create table filho (a bigint constraint fk_nova references pai (id));
