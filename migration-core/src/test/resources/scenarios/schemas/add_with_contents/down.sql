DROP TABLE escola.alunos;

DROP SEQUENCE escola.s;

DROP SCHEMA escola;
