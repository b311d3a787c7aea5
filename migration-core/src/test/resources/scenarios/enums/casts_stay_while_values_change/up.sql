DROP CAST (varchar AS situacao);
DROP CAST (situacao AS varchar);
ALTER TYPE situacao RENAME TO situacao__old;
CREATE TYPE situacao AS ENUM ('FECHADO', 'ABERTO', 'PAGO');
ALTER TABLE pedidos ALTER COLUMN situacao TYPE situacao USING situacao::text::situacao;
DROP TYPE situacao__old;
CREATE CAST (varchar AS situacao) WITH INOUT AS IMPLICIT;
CREATE CAST (situacao AS varchar) WITH INOUT AS IMPLICIT;
