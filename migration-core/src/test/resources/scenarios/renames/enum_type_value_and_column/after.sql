CREATE SCHEMA escola;
CREATE TYPE escola."Estado" AS ENUM ('dela', 'x\y"z');
CREATE TABLE escola.estudantes (id int, estado escola."Estado" DEFAULT 'x\y"z'
    CONSTRAINT alunos_situacao_check CHECK (estado <> 'dela'));
