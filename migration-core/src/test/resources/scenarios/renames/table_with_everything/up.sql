ALTER TABLE alunos RENAME TO estudantes;

ALTER TABLE estudantes RENAME CONSTRAINT alunos_email_key TO estudantes_email_key;

ALTER TABLE estudantes RENAME CONSTRAINT alunos_nota_check TO estudantes_nota_check;

ALTER TABLE estudantes RENAME CONSTRAINT alunos_nota_excl TO estudantes_nota_excl;

ALTER TABLE estudantes RENAME CONSTRAINT alunos_pkey TO estudantes_pkey;

ALTER TABLE estudantes RENAME CONSTRAINT alunos_tutor_fkey TO estudantes_tutor_fkey;

ALTER INDEX alunos_nota_idx RENAME TO estudantes_nota_idx;

ALTER SEQUENCE alunos_id_seq RENAME TO estudantes_id_seq;

ALTER SEQUENCE alunos_numero_seq RENAME TO estudantes_numero_seq;
