CREATE TABLE medidas (dia date, valor int) PARTITION BY RANGE (dia);
CREATE TABLE z_velha PARTITION OF medidas FOR VALUES FROM ('2024-01-01') TO ('2026-01-01');
