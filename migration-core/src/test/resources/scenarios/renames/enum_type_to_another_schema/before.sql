CREATE SCHEMA escola;
CREATE TYPE escola.situacao AS ENUM ('ATIVO', 'INATIVO');
CREATE TABLE alunos (id int, situacao escola.situacao DEFAULT 'ATIVO', antigas escola.situacao[]);
