DROP INDEX ix_aberto;
DROP INDEX ix_expressao;
ALTER TYPE situacao RENAME TO situacao__old;
CREATE TYPE situacao AS ENUM ('ABERTO', 'PAGO', 'FECHADO');
ALTER TABLE pedidos ALTER COLUMN situacao TYPE situacao USING situacao::text::situacao;
DROP TYPE situacao__old;
CREATE UNIQUE INDEX ix_aberto ON pedidos (quando) WHERE situacao = 'ABERTO';
COMMENT ON INDEX ix_aberto IS 'um por dia';
CREATE INDEX ix_expressao ON pedidos ((situacao = 'PAGO'::situacao), quando);
