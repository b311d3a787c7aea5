ALTER TABLE livros DROP CONSTRAINT livros_autor_fkey;

ALTER TABLE livros DROP COLUMN autor;

DROP TABLE zz_autores;
