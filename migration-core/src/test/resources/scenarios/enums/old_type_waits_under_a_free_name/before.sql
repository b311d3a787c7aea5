CREATE TYPE cor AS ENUM ('AZUL', 'ROXO');
CREATE TABLE notas (id int, cor cor);
CREATE TABLE cor__old (id int);
