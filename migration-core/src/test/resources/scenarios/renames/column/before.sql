CREATE TABLE alunos (
    id bigint PRIMARY KEY,
    telefone varchar(30) DEFAULT '?' NOT NULL
);
COMMENT ON COLUMN alunos.telefone IS 'com DDD';
CREATE VIEW contatos AS SELECT telefone FROM alunos;
