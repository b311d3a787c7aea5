create table z (id bigint primary key, codigo text not null constraint uk_z unique);
create table a (z text constraint fk_a references z (codigo));
create table b (z text references z (codigo));
