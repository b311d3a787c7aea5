ALTER TABLE alunos RENAME TO estudantes;

ALTER TABLE estudantes RENAME CONSTRAINT alunos_email_key TO estudantes_email_key;

ALTER TABLE estudantes RENAME CONSTRAINT alunos_pkey TO estudantes_pkey;
