DROP INDEX nome;

CREATE TABLE nome (
    id bigint NOT NULL,
    CONSTRAINT nome_pkey PRIMARY KEY (id)
);
