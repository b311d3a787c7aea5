create table alunos (id bigint primary key);
