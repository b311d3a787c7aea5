create unlogged table pais (id int primary key);
create unlogged table filhos (pai int references pais);
