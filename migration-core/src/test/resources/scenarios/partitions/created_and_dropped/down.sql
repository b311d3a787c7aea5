CREATE TABLE velha (
    dia date
) PARTITION BY RANGE (dia);

CREATE TABLE velha_1 PARTITION OF velha FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');

DROP TABLE medidas_resto;

DROP TABLE medidas_2026_1;

DROP TABLE medidas_2026;

DROP TABLE a_medidas_2025;

DROP TABLE medidas;
