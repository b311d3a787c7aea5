ALTER TYPE situacao RENAME TO situacao__old;
CREATE TYPE situacao AS ENUM ('FECHADO', 'ABERTO', 'PAGO');
ALTER TABLE pedidos ALTER COLUMN passos DROP DEFAULT;
ALTER TABLE pedidos ALTER COLUMN passos TYPE situacao[] USING passos::text[]::situacao[];
ALTER TABLE pedidos ALTER COLUMN passos SET DEFAULT '{ABERTO,PAGO}';
ALTER TABLE pedidos ALTER COLUMN ultimo TYPE situacao[] USING ultimo::text[]::situacao[];
DROP TYPE situacao__old;
