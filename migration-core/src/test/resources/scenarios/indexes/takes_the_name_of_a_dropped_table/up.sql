DROP TABLE nome;

CREATE INDEX nome ON b (x);
