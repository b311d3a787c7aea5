ALTER TABLE matriculas DROP CONSTRAINT matriculas_aluno_fkey;

DROP TABLE escola.alunos;

DROP SCHEMA escola;
