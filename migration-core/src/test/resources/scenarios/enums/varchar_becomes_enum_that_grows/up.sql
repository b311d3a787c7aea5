ALTER TYPE situacao RENAME TO situacao__old;
CREATE TYPE situacao AS ENUM ('ABERTO', 'PAGO');
ALTER TABLE pedidos ALTER COLUMN a TYPE situacao USING a::text::situacao;
DROP TYPE situacao__old;

ALTER TABLE pedidos ALTER COLUMN b TYPE situacao USING b::situacao;
