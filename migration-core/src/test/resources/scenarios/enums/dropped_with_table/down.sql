CREATE TYPE situacao AS ENUM ('ABERTO', 'PAGO', 'FECHADO');
COMMENT ON TYPE situacao IS 'de um pedido';

CREATE TABLE pedidos (
    id integer NOT NULL,
    situacao situacao NOT NULL,
    CONSTRAINT pedidos_pkey PRIMARY KEY (id)
);
