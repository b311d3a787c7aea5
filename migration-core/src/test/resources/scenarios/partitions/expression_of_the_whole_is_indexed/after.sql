CREATE TABLE t (a int, nome varchar(20)) PARTITION BY RANGE (a);
CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO (10);
CREATE INDEX ix ON t (lower(nome), (a * 2), upper(nome), lower(nome || 'x'));
