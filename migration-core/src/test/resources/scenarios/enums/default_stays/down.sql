ALTER TYPE situacao RENAME TO situacao__old;
CREATE TYPE situacao AS ENUM ('ABERTO', 'FECHADO');
ALTER TABLE pedidos ALTER COLUMN situacao DROP DEFAULT;
ALTER TABLE pedidos ALTER COLUMN situacao TYPE situacao USING situacao::text::situacao;
ALTER TABLE pedidos ALTER COLUMN situacao SET DEFAULT 'ABERTO';
DROP TYPE situacao__old;
