CREATE TABLE donos (id int PRIMARY KEY);
CREATE TABLE medidas (dia date NOT NULL, valor bigint NOT NULL DEFAULT 1, dono int, CONSTRAINT fk_dono FOREIGN KEY (dono) REFERENCES donos (id), CONSTRAINT ck CHECK (valor > 0)) PARTITION BY RANGE (dia);
ALTER TABLE medidas ADD CONSTRAINT medidas_pkey PRIMARY KEY (dia, valor);
CREATE INDEX ix_dono ON medidas (dono);
CREATE TABLE m2025 PARTITION OF medidas FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE INDEX ix_so_aqui ON m2025 (valor);
