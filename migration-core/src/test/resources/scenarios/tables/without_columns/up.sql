CREATE TABLE vazia ();
