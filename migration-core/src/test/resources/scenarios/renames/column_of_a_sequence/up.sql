ALTER TABLE alunos RENAME COLUMN numero TO id;

ALTER TABLE cursos RENAME COLUMN numero TO id;

ALTER SEQUENCE cursos_numero_seq RENAME TO cursos_id_seq;

ALTER SEQUENCE alunos_numero_seq RENAME TO alunos_id_seq;
