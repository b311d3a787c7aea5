ALTER TABLE alunos INHERIT carimbos;

ALTER TABLE monitores INHERIT notas;
