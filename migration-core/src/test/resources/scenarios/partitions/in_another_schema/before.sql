CREATE TABLE medidas (dia date) PARTITION BY RANGE (dia);
