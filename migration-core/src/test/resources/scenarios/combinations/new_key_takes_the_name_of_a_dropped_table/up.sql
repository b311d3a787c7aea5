DROP TABLE codigo;

CREATE SEQUENCE codigo_id_seq;

CREATE TABLE t (
    a integer,
    CONSTRAINT codigo UNIQUE (a)
);
