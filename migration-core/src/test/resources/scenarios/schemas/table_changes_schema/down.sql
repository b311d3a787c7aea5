CREATE TABLE t (
    id bigint NOT NULL,
    CONSTRAINT t_pkey PRIMARY KEY (id)
);

DROP TABLE outra.t;
