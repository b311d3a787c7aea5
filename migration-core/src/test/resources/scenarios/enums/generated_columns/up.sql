DROP INDEX ix_pago;

ALTER TABLE pedidos DROP COLUMN copia;

ALTER TABLE pedidos DROP COLUMN pago;

ALTER TYPE situacao RENAME TO situacao__old;
CREATE TYPE situacao AS ENUM ('PAGO', 'FECHADO', 'ABERTO');
ALTER TABLE pedidos ALTER COLUMN situacao TYPE situacao USING situacao::text::situacao;
DROP TYPE situacao__old;

ALTER TABLE pedidos ADD COLUMN copia situacao GENERATED ALWAYS AS (situacao) STORED;

ALTER TABLE pedidos ADD COLUMN pago boolean GENERATED ALWAYS AS (situacao = 'PAGO'::situacao) STORED;

CREATE INDEX ix_pago ON pedidos (pago);
