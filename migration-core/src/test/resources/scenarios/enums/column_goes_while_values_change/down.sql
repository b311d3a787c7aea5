DROP TABLE w;

ALTER TYPE situacao RENAME TO situacao__old;
CREATE TYPE situacao AS ENUM ('ABERTO', 'PAGO', 'FECHADO');
ALTER TABLE t ALTER COLUMN s TYPE situacao USING s::text::situacao;
DROP TYPE situacao__old;

CREATE TABLE u (
    id integer,
    s situacao
);

ALTER TABLE t ADD COLUMN r situacao;

ALTER TABLE v ALTER COLUMN s TYPE situacao USING s::situacao;
