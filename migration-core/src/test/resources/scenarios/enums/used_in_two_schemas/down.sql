ALTER TYPE situacao RENAME TO situacao__old;
CREATE TYPE situacao AS ENUM ('ABERTO', 'PAGO', 'FECHADO');
ALTER TABLE loja.vendas ALTER COLUMN situacao DROP DEFAULT;
ALTER TABLE loja.vendas ALTER COLUMN situacao TYPE situacao USING situacao::text::situacao;
ALTER TABLE loja.vendas ALTER COLUMN situacao SET DEFAULT 'PAGO';
ALTER TABLE pedidos ALTER COLUMN situacao TYPE situacao USING situacao::text::situacao;
DROP TYPE situacao__old;
