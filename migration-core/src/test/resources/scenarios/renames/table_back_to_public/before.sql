CREATE SCHEMA escola;
CREATE TABLE escola.alunos (id bigserial PRIMARY KEY, nome text);
