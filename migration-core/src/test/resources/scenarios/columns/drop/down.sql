ALTER TABLE alunos ADD COLUMN telefone varchar(20) DEFAULT '?' NOT NULL;
COMMENT ON COLUMN alunos.telefone IS 'com DDD';

CREATE INDEX ix_telefone ON alunos (telefone);
