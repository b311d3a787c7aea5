ALTER TABLE estudantes RENAME CONSTRAINT estudantes_pkey TO alunos_pkey;

ALTER TABLE estudantes RENAME CONSTRAINT estudantes_email_key TO alunos_email_key;

ALTER TABLE estudantes RENAME TO alunos;
