DROP TABLE vazia;
