ALTER SEQUENCE alunos_id_seq RENAME TO alunos_numero_seq;

ALTER SEQUENCE cursos_id_seq RENAME TO cursos_numero_seq;

ALTER TABLE cursos RENAME COLUMN id TO numero;

ALTER TABLE alunos RENAME COLUMN id TO numero;
