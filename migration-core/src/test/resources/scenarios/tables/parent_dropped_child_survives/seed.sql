insert into autores values (1);
insert into livros values (7, null);
