CREATE SCHEMA loja;

CREATE TYPE loja.situacao AS ENUM ('ABERTO', 'PAGO');

CREATE TABLE loja.pedidos (
    id integer NOT NULL,
    situacao loja.situacao DEFAULT 'ABERTO' NOT NULL,
    passos loja.situacao[],
    CONSTRAINT pedidos_pkey PRIMARY KEY (id)
);
