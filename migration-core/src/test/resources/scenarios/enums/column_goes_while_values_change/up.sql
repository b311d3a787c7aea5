ALTER TABLE v ALTER COLUMN s TYPE varchar;

ALTER TABLE t DROP COLUMN r;

DROP TABLE u;

ALTER TYPE situacao RENAME TO situacao__old;
CREATE TYPE situacao AS ENUM ('ABERTO', 'FECHADO');
ALTER TABLE t ALTER COLUMN s TYPE situacao USING s::text::situacao;
DROP TYPE situacao__old;

CREATE TABLE w (
    id integer,
    s situacao DEFAULT 'FECHADO'
);
