ALTER TABLE alunos NO INHERIT pessoas;

DROP TABLE pessoas;
