CREATE SEQUENCE t_n_seq AS smallint;

CREATE SEQUENCE t_id_seq;

CREATE TABLE t (
    id bigint DEFAULT nextval('t_id_seq'::regclass) NOT NULL,
    n smallint DEFAULT nextval('t_n_seq'::regclass) NOT NULL,
    CONSTRAINT t_pkey PRIMARY KEY (id)
);

ALTER SEQUENCE t_n_seq OWNED BY t.n;

ALTER SEQUENCE t_id_seq OWNED BY t.id;
