ALTER TABLE pedidos ALTER COLUMN situacao DROP DEFAULT;

ALTER TYPE situacao RENAME TO situacao__old;
CREATE TYPE situacao AS ENUM ('RASCUNHO', 'ABERTO', 'PAGO', 'FECHADO');
ALTER TABLE pedidos ALTER COLUMN situacao TYPE situacao USING situacao::text::situacao;
DROP TYPE situacao__old;

ALTER TABLE pedidos ALTER COLUMN situacao SET DEFAULT 'RASCUNHO';
