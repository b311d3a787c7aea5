CREATE TYPE cor AS ENUM ('AZUL');
CREATE TABLE notas (id int, cor cor);
CREATE TYPE cor__old2 AS ENUM ('SIM');
CREATE TABLE cor__old (id int);
