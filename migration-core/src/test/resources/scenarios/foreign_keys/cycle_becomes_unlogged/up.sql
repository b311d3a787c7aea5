ALTER TABLE professores DROP CONSTRAINT professores_curso_fkey;

ALTER TABLE cursos SET UNLOGGED;

ALTER TABLE professores SET UNLOGGED;

ALTER TABLE professores ADD CONSTRAINT professores_curso_fkey FOREIGN KEY (curso) REFERENCES cursos (id);
