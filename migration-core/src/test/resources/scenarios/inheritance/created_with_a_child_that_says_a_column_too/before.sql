CREATE TABLE p (id int PRIMARY KEY, c text);
