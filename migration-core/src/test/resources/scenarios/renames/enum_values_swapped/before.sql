CREATE TYPE situacao AS ENUM ('ATIVO', 'INATIVO', 'alambique_tmp_1');
CREATE TABLE alunos (id int, situacao situacao DEFAULT 'ATIVO');
