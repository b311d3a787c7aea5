ALTER TABLE pedidos DROP CONSTRAINT de_situacao;
ALTER TYPE situacao RENAME TO situacao__old;
CREATE TYPE situacao AS ENUM ('ABERTO', 'PAGO', 'FECHADO');
ALTER TABLE pedidos ALTER COLUMN situacao TYPE situacao USING situacao::text::situacao;
ALTER TABLE situacoes ALTER COLUMN codigo TYPE situacao USING codigo::text::situacao;
DROP TYPE situacao__old;
ALTER TABLE pedidos ADD CONSTRAINT de_situacao FOREIGN KEY (situacao) REFERENCES situacoes (codigo) ON DELETE CASCADE;
