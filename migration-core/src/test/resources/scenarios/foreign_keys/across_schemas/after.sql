create schema escola;
create table escola.pai (id bigint primary key);
create table filho (a bigint constraint fk references escola.pai);
