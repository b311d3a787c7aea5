CREATE TABLE medidas (dia date NOT NULL, valor int, PRIMARY KEY (dia)) PARTITION BY RANGE (dia);
CREATE INDEX ix_valor ON medidas (valor);
CREATE TABLE m2024 PARTITION OF medidas FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE m2025 (dia date NOT NULL, valor int);
