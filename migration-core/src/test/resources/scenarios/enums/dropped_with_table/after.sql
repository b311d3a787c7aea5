create table outra (id int);
