ALTER SEQUENCE escola.disciplinas_id_seq RENAME TO cursos_id_seq;

ALTER TABLE escola.disciplinas RENAME CONSTRAINT disciplinas_pkey TO cursos_pkey;

ALTER TABLE escola.disciplinas RENAME TO cursos;
ALTER TABLE escola.cursos SET SCHEMA public;

ALTER TABLE escola.alunos SET SCHEMA public;

DROP SCHEMA escola;
