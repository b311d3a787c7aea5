ALTER SEQUENCE t_id_seq OWNED BY NONE;

DROP TABLE u;

CREATE TABLE t (
    id integer DEFAULT nextval('t_id_seq'::regclass) NOT NULL,
    CONSTRAINT t_pkey PRIMARY KEY (id)
);

ALTER SEQUENCE t_id_seq OWNED BY t.id;
