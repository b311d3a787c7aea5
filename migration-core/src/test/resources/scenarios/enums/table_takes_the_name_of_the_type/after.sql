create table nome (id int);
