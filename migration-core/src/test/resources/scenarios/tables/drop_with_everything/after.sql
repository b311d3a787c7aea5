create table cursos (id bigint primary key);
