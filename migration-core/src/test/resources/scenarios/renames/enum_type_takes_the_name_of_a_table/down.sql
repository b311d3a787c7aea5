ALTER TYPE estado RENAME TO situacao;

ALTER TABLE estados RENAME TO estado;
