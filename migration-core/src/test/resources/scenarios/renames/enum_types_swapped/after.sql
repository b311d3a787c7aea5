CREATE TYPE situacao AS ENUM ('SIM', 'NAO');
CREATE TYPE estado AS ENUM ('ATIVO', 'SIM');
CREATE TABLE alunos (id int, a estado DEFAULT 'ATIVO', b situacao DEFAULT 'NAO');
