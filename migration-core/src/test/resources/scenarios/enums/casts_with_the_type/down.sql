DROP TABLE pedidos;

DROP CAST (situacao AS varchar);

DROP CAST (varchar AS situacao);

DROP TYPE situacao;
