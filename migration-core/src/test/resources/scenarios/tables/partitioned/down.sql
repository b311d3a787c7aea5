CREATE TABLE antiga (
    regiao text NOT NULL,
    n integer
) PARTITION BY LIST (lower(regiao));

DROP TABLE presencas;
