ALTER TABLE alunos RENAME COLUMN codigo TO id;

ALTER TABLE alunos RENAME COLUMN email TO correio;

ALTER TABLE matriculas RENAME COLUMN aluno TO aluno_id;

ALTER TABLE alunos RENAME CONSTRAINT alunos_email_key TO alunos_correio_key;

ALTER TABLE matriculas RENAME CONSTRAINT matriculas_aluno_fkey TO matriculas_aluno_id_fkey;
