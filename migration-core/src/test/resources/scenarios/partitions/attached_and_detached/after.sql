CREATE TABLE medidas (dia date NOT NULL, valor int, PRIMARY KEY (dia)) PARTITION BY RANGE (dia);
CREATE INDEX ix_valor ON medidas (valor);
CREATE TABLE m2024 (dia date NOT NULL, valor int, CONSTRAINT m2024_pkey PRIMARY KEY (dia));
CREATE TABLE m2025 PARTITION OF medidas FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
