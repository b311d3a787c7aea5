CREATE SCHEMA escola;
CREATE TABLE escola.alunos (id bigserial PRIMARY KEY, nota integer, CHECK (nota > 0));
CREATE INDEX ix_nota ON escola.alunos ((nota + 1));
CREATE TABLE escola.disciplinas (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
CREATE TABLE matriculas (aluno_id bigint REFERENCES escola.alunos);
