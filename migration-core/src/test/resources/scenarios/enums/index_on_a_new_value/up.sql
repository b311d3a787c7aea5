DROP INDEX ix_parte;

ALTER TYPE situacao RENAME TO situacao__old;
CREATE TYPE situacao AS ENUM ('ABERTO', 'PAGO', 'FECHADO', 'SUSPENSO');
ALTER TABLE pedidos ALTER COLUMN situacao TYPE situacao USING situacao::text::situacao;
DROP TYPE situacao__old;

CREATE INDEX ix_parte ON pedidos (quando) WHERE situacao IN ('ABERTO', 'SUSPENSO');
