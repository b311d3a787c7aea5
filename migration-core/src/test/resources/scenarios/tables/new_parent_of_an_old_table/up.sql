CREATE TABLE zz_autores (
    id bigint NOT NULL,
    CONSTRAINT zz_autores_pkey PRIMARY KEY (id)
);

ALTER TABLE livros ADD COLUMN autor bigint;

ALTER TABLE livros ADD CONSTRAINT livros_autor_fkey FOREIGN KEY (autor) REFERENCES zz_autores (id);
