CREATE TABLE donos (id int PRIMARY KEY);
CREATE TABLE medidas (dia date NOT NULL, valor int, velha text) PARTITION BY RANGE (dia);
CREATE TABLE m2025 PARTITION OF medidas FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE INDEX ix_so_aqui ON m2025 (valor);
