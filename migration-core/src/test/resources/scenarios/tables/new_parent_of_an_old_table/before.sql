create table livros (id bigint primary key);
