ALTER TABLE professores DROP CONSTRAINT professores_curso_fkey;

ALTER TABLE professores SET LOGGED;

ALTER TABLE cursos SET LOGGED;

ALTER TABLE professores ADD CONSTRAINT professores_curso_fkey FOREIGN KEY (curso) REFERENCES cursos (id);
