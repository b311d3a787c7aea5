ALTER TABLE livros DROP CONSTRAINT livros_autor_fkey;

DROP TABLE autores;
