ALTER TABLE pedidos DROP CONSTRAINT valido;

ALTER TYPE situacao RENAME TO situacao__old;
CREATE TYPE situacao AS ENUM ('ABERTO', 'PAGO', 'FECHADO', 'MORTO');
ALTER TABLE pedidos ALTER COLUMN situacao TYPE situacao USING situacao::text::situacao;
DROP TYPE situacao__old;

ALTER TABLE pedidos ADD CONSTRAINT valido CHECK (situacao NOT IN ('FECHADO', 'MORTO'));
