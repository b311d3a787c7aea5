ALTER TYPE situacao RENAME TO estado;
