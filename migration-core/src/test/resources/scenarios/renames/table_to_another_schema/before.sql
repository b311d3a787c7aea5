CREATE TABLE alunos (id bigserial PRIMARY KEY, nota integer, CHECK (nota > 0));
CREATE INDEX ix_nota ON alunos ((nota + 1));
CREATE TABLE cursos (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
CREATE TABLE matriculas (aluno_id bigint REFERENCES alunos);
