CREATE SCHEMA escola;
CREATE TYPE estado AS ENUM ('ATIVO', 'INATIVO');
CREATE TABLE alunos (id int, situacao estado DEFAULT 'ATIVO', antigas estado[]);
