CREATE TYPE situacao AS ENUM ('INATIVO', 'ATIVO', 'alambique_tmp_1');
CREATE TABLE alunos (id int, situacao situacao DEFAULT 'INATIVO');
