CREATE TABLE categorias (
    id bigint NOT NULL,
    mae bigint,
    CONSTRAINT categorias_pkey PRIMARY KEY (id),
    CONSTRAINT categorias_mae_fkey FOREIGN KEY (mae) REFERENCES categorias (id) ON DELETE SET NULL
);
