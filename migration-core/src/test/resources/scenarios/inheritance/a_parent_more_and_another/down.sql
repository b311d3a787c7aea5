ALTER TABLE monitores NO INHERIT notas;

ALTER TABLE alunos NO INHERIT carimbos;
