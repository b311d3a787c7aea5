CREATE TYPE situacao AS ENUM ('ATIVO', 'SIM');
CREATE TYPE estado AS ENUM ('SIM', 'NAO');
CREATE TABLE alunos (id int, a situacao DEFAULT 'ATIVO', b estado DEFAULT 'NAO');
