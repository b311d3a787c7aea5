CREATE SCHEMA "Escola";
CREATE TYPE "Escola".situacao AS ENUM ('ATIVO');
CREATE TABLE alunos (situacao "Escola".situacao DEFAULT 'ATIVO');
