ALTER TABLE escola.alunos SET SCHEMA public;

DROP SCHEMA escola;
