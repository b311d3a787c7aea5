DROP TABLE categorias;
