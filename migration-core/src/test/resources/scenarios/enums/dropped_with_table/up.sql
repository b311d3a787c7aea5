DROP TABLE pedidos;

DROP TYPE situacao;
