CREATE TABLE alunos (id bigserial PRIMARY KEY, nome text UNIQUE);
CREATE TABLE antigos (id bigserial PRIMARY KEY, nome text UNIQUE, ano integer);
CREATE TABLE matriculas (aluno_id bigint REFERENCES alunos);
