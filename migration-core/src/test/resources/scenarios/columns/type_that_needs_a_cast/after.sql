create table t (id int primary key, idade int, codigo uuid, ativo boolean, dia date);
