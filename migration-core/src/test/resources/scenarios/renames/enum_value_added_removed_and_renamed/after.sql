CREATE TYPE situacao AS ENUM ('TRANCADA', 'NOVA', 'ATIVA', 'INATIVO');
CREATE TABLE alunos (
    id int PRIMARY KEY,
    situacao situacao DEFAULT 'ATIVA',
    ativo boolean GENERATED ALWAYS AS (situacao = 'ATIVA') STORED,
    CHECK (situacao <> 'INATIVO')
);
CREATE INDEX ativos ON alunos (id) WHERE situacao = 'ATIVA';
