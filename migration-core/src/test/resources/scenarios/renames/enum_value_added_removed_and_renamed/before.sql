CREATE TYPE situacao AS ENUM ('VELHA', 'ATIVO', 'INATIVO', 'TRANCADO');
CREATE TABLE alunos (
    id int PRIMARY KEY,
    situacao situacao DEFAULT 'ATIVO',
    ativo boolean GENERATED ALWAYS AS (situacao = 'ATIVO') STORED,
    CHECK (situacao <> 'INATIVO')
);
CREATE INDEX ativos ON alunos (id) WHERE situacao = 'ATIVO';
