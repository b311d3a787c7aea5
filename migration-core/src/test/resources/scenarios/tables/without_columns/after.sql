create table vazia ();
