CREATE TYPE situacao AS ENUM ('ATIVA', 'NOVA', 'INATIVO');
CREATE TABLE alunos (id int, situacao situacao DEFAULT 'ATIVA' CHECK (situacao <> 'INATIVO'));
