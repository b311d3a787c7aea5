CREATE TABLE medicoes (id bigint NOT NULL, dia date NOT NULL, valor numeric) PARTITION BY RANGE (dia);
CREATE TABLE medicoes_2026 PARTITION OF medicoes FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
