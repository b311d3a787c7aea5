CREATE TYPE situacao AS ENUM ('ATIVO');
CREATE TABLE alunos (situacao situacao DEFAULT 'ATIVO');
