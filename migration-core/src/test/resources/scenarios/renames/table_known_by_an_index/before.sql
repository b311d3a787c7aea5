CREATE TABLE alunos (id bigint PRIMARY KEY, email text CONSTRAINT "alunos_email_obrigatório" NOT NULL UNIQUE);
ALTER TABLE alunos REPLICA IDENTITY USING INDEX alunos_email_key;
ALTER TABLE alunos CLUSTER ON alunos_pkey;
