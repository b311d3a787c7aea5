ALTER TABLE medidas RENAME CONSTRAINT ck_novo TO ck_velho;

ALTER TABLE medidas_1 RENAME TO m1;
