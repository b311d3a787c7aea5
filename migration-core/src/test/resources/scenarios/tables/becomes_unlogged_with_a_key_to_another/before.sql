create unlogged table pais (id int primary key);
create table filhos (pai int);
