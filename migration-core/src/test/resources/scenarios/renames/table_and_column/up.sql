ALTER TABLE alunos RENAME TO estudantes;

ALTER TABLE estudantes RENAME COLUMN telefone TO celular;

ALTER TABLE estudantes RENAME CONSTRAINT alunos_pkey TO estudantes_pkey;

ALTER TABLE estudantes RENAME CONSTRAINT alunos_telefone_check TO estudantes_celular_check;

ALTER TABLE estudantes RENAME CONSTRAINT alunos_telefone_key TO estudantes_celular_key;

ALTER INDEX ix_telefone RENAME TO ix_celular;

ALTER TABLE estudantes ADD COLUMN nome text;
