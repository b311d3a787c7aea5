ALTER TABLE pedidos
    ALTER COLUMN situacao DROP DEFAULT,
    ALTER COLUMN situacao TYPE varchar(20),
    ALTER COLUMN situacao SET DEFAULT 'ABERTO',
    ALTER COLUMN passos DROP DEFAULT,
    ALTER COLUMN passos TYPE varchar(20)[],
    ALTER COLUMN passos SET DEFAULT '{PAGO}';

DROP TYPE situacao;

ALTER TABLE pedidos ADD CONSTRAINT pedidos_situacao_check CHECK ((situacao)::text = ANY (ARRAY['ABERTO'::text, 'PAGO'::text]));
