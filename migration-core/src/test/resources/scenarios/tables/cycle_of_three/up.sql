CREATE TABLE a (
    id bigint NOT NULL,
    b bigint,
    fica bigint,
    CONSTRAINT a_pkey PRIMARY KEY (id),
    CONSTRAINT a_fica_fkey FOREIGN KEY (fica) REFERENCES fica (id)
);

CREATE TABLE b (
    id bigint NOT NULL,
    c bigint,
    CONSTRAINT b_pkey PRIMARY KEY (id)
);

CREATE TABLE c (
    id bigint NOT NULL,
    a bigint,
    CONSTRAINT c_pkey PRIMARY KEY (id)
);

ALTER TABLE a ADD CONSTRAINT a_b FOREIGN KEY (b) REFERENCES b (id);

ALTER TABLE b ADD CONSTRAINT b_c FOREIGN KEY (c) REFERENCES c (id);

ALTER TABLE c ADD CONSTRAINT c_a_fkey FOREIGN KEY (a) REFERENCES a (id);
