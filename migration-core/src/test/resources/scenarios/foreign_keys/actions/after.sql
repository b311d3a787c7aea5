create table pai (id bigint primary key);
create table filho (a bigint constraint fk references pai on delete cascade on update restrict);
