CREATE TYPE situacao AS ENUM ('ABERTO', 'PAGO');

ALTER TABLE pedidos DROP CONSTRAINT pedidos_situacao_check;

ALTER TABLE pedidos
    ALTER COLUMN situacao DROP DEFAULT,
    ALTER COLUMN situacao TYPE situacao USING situacao::situacao,
    ALTER COLUMN situacao SET DEFAULT 'ABERTO',
    ALTER COLUMN passos DROP DEFAULT,
    ALTER COLUMN passos TYPE situacao[] USING passos::situacao[],
    ALTER COLUMN passos SET DEFAULT '{PAGO}';
