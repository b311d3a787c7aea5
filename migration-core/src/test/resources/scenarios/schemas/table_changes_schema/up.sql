CREATE TABLE outra.t (
    id bigint NOT NULL,
    CONSTRAINT t_pkey PRIMARY KEY (id)
);

DROP TABLE t;
