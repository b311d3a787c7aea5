CREATE TABLE estado (id int);
CREATE TYPE situacao AS ENUM ('ATIVO');
CREATE TABLE alunos (situacao situacao);
