ALTER TYPE estado RENAME TO situacao;
