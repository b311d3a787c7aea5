DROP TABLE loja.pedidos;

DROP TYPE loja.situacao;

DROP SCHEMA loja;
