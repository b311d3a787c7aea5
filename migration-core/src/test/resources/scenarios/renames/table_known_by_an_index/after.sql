CREATE TABLE estudantes (id bigint PRIMARY KEY, email text CONSTRAINT "alunos_email_obrigatório" NOT NULL UNIQUE);
ALTER TABLE estudantes REPLICA IDENTITY USING INDEX estudantes_email_key;
ALTER TABLE estudantes CLUSTER ON estudantes_pkey;
