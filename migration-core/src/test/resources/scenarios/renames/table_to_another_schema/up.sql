CREATE SCHEMA escola;

ALTER TABLE alunos SET SCHEMA escola;

ALTER TABLE cursos RENAME TO disciplinas;
ALTER TABLE disciplinas SET SCHEMA escola;

ALTER TABLE escola.disciplinas RENAME CONSTRAINT cursos_pkey TO disciplinas_pkey;

ALTER SEQUENCE escola.cursos_id_seq RENAME TO disciplinas_id_seq;
