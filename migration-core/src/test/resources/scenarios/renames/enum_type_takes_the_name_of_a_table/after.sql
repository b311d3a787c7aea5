CREATE TABLE estados (id int);
CREATE TYPE estado AS ENUM ('ATIVO');
CREATE TABLE alunos (situacao estado);
