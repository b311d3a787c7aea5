create table zz_autores (id bigint primary key);
create table livros (id bigint primary key, autor bigint references zz_autores);
