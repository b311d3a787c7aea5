ALTER TABLE estudantes DROP COLUMN nome;

ALTER INDEX ix_celular RENAME TO ix_telefone;

ALTER TABLE estudantes RENAME CONSTRAINT estudantes_celular_key TO alunos_telefone_key;

ALTER TABLE estudantes RENAME CONSTRAINT estudantes_celular_check TO alunos_telefone_check;

ALTER TABLE estudantes RENAME CONSTRAINT estudantes_pkey TO alunos_pkey;

ALTER TABLE estudantes RENAME COLUMN celular TO telefone;

ALTER TABLE estudantes RENAME TO alunos;
