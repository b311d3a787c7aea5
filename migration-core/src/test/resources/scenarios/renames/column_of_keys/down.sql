ALTER TABLE matriculas RENAME CONSTRAINT matriculas_aluno_id_fkey TO matriculas_aluno_fkey;

ALTER TABLE alunos RENAME CONSTRAINT alunos_correio_key TO alunos_email_key;

ALTER TABLE matriculas RENAME COLUMN aluno_id TO aluno;

ALTER TABLE alunos RENAME COLUMN correio TO email;

ALTER TABLE alunos RENAME COLUMN id TO codigo;
