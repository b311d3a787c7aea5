CREATE TABLE alunos (
    id bigint PRIMARY KEY,
    celular varchar(30) DEFAULT '?' NOT NULL
);
COMMENT ON COLUMN alunos.celular IS 'com DDD';
CREATE VIEW contatos AS SELECT celular AS telefone FROM alunos;
