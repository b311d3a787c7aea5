create table categorias (id bigint primary key, mae bigint references categorias on delete set null);
