CREATE TYPE situacao AS ENUM ('ABERTO', 'PAGO', 'FECHADO');

CREATE CAST (varchar AS situacao) WITH INOUT AS IMPLICIT;
COMMENT ON CAST (varchar AS situacao) IS 'do texto';

CREATE CAST (situacao AS varchar) WITH INOUT AS IMPLICIT;

CREATE TABLE pedidos (
    id integer NOT NULL,
    situacao situacao NOT NULL,
    CONSTRAINT pedidos_pkey PRIMARY KEY (id)
);
