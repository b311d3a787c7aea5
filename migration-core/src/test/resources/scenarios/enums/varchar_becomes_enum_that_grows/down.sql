ALTER TABLE pedidos ALTER COLUMN b TYPE varchar(20);

ALTER TYPE situacao RENAME TO situacao__old;
CREATE TYPE situacao AS ENUM ('ABERTO');
ALTER TABLE pedidos ALTER COLUMN a TYPE situacao USING a::text::situacao;
DROP TYPE situacao__old;
