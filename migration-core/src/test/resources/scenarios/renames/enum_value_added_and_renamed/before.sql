CREATE TYPE situacao AS ENUM ('ATIVO', 'INATIVO');
CREATE TABLE alunos (id int, situacao situacao DEFAULT 'ATIVO' CHECK (situacao <> 'INATIVO'));
