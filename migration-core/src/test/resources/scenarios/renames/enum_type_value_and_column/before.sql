CREATE SCHEMA escola;
CREATE TYPE escola."Situação" AS ENUM ('é d''ele', 'a.b:c');
CREATE TABLE escola.alunos (id int, situacao escola."Situação" DEFAULT 'a.b:c' CHECK (situacao <> 'é d''ele'));
