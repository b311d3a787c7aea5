ALTER TABLE estado RENAME TO estados;

ALTER TYPE situacao RENAME TO estado;
