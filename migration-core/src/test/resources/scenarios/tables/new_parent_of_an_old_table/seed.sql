insert into livros values (7);
