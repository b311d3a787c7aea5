CREATE TABLE medidas (dia date, valor int, CONSTRAINT ck_velho CHECK (valor > 0)) PARTITION BY LIST (dia);
CREATE TABLE m1 PARTITION OF medidas FOR VALUES IN ('2025-01-01');
