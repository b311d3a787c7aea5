ALTER TABLE m1 RENAME TO medidas_1;

ALTER TABLE medidas RENAME CONSTRAINT ck_velho TO ck_novo;
