ALTER SEQUENCE estudantes_numero_seq RENAME TO alunos_numero_seq;

ALTER SEQUENCE estudantes_id_seq RENAME TO alunos_id_seq;

ALTER INDEX estudantes_nota_idx RENAME TO alunos_nota_idx;

ALTER TABLE estudantes RENAME CONSTRAINT estudantes_tutor_fkey TO alunos_tutor_fkey;

ALTER TABLE estudantes RENAME CONSTRAINT estudantes_pkey TO alunos_pkey;

ALTER TABLE estudantes RENAME CONSTRAINT estudantes_nota_excl TO alunos_nota_excl;

ALTER TABLE estudantes RENAME CONSTRAINT estudantes_nota_check TO alunos_nota_check;

ALTER TABLE estudantes RENAME CONSTRAINT estudantes_email_key TO alunos_email_key;

ALTER TABLE estudantes RENAME TO alunos;
