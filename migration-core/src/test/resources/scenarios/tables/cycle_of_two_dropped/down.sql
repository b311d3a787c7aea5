CREATE TABLE setor (
    id bigint NOT NULL,
    chefe bigint,
    CONSTRAINT setor_pkey PRIMARY KEY (id)
);

CREATE TABLE chefe (
    id bigint NOT NULL,
    setor bigint,
    CONSTRAINT chefe_pkey PRIMARY KEY (id)
);

ALTER TABLE setor ADD CONSTRAINT setor_chefe_fkey FOREIGN KEY (chefe) REFERENCES chefe (id);

ALTER TABLE chefe ADD CONSTRAINT fk_setor FOREIGN KEY (setor) REFERENCES setor (id);
