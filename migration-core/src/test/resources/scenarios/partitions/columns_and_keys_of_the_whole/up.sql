ALTER TABLE medidas ADD COLUMN dono integer;

ALTER TABLE medidas ALTER COLUMN valor TYPE bigint;
ALTER TABLE medidas ALTER COLUMN valor SET NOT NULL;
ALTER TABLE medidas ALTER COLUMN valor SET DEFAULT 1;

ALTER TABLE medidas DROP COLUMN velha;

ALTER TABLE medidas ADD CONSTRAINT ck CHECK (valor > 0);

ALTER TABLE medidas ADD CONSTRAINT fk_dono FOREIGN KEY (dono) REFERENCES donos (id);

ALTER TABLE medidas ADD CONSTRAINT medidas_pkey PRIMARY KEY (dia, valor);

CREATE INDEX ix_dono ON medidas (dono);
