CREATE TABLE medidas (dia date NOT NULL, valor int) PARTITION BY RANGE (dia);
