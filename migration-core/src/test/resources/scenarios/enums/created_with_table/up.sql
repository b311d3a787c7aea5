CREATE TYPE situacao AS ENUM ('ABERTO', 'PAGO', 'FECHADO');

CREATE TABLE pedidos (
    id integer NOT NULL,
    situacao situacao NOT NULL,
    CONSTRAINT pedidos_pkey PRIMARY KEY (id)
);
