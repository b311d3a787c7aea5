CREATE TABLE autores (
    id bigint NOT NULL,
    CONSTRAINT autores_pkey PRIMARY KEY (id)
);

ALTER TABLE livros ADD CONSTRAINT livros_autor_fkey FOREIGN KEY (autor) REFERENCES autores (id);
