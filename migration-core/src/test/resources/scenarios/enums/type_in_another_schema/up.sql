ALTER TYPE loja.situacao RENAME TO situacao__old;
CREATE TYPE loja.situacao AS ENUM ('PAGO', 'NOVO', 'ABERTO');
COMMENT ON TYPE loja.situacao IS 'da loja';
ALTER TABLE loja.pedidos ALTER COLUMN situacao DROP DEFAULT;
ALTER TABLE loja.pedidos ALTER COLUMN situacao TYPE loja.situacao USING situacao::text::loja.situacao;
ALTER TABLE loja.pedidos ALTER COLUMN situacao SET DEFAULT 'ABERTO';
ALTER TABLE loja.pedidos ALTER COLUMN passos TYPE loja.situacao[] USING passos::text[]::loja.situacao[];
DROP TYPE loja.situacao__old;
