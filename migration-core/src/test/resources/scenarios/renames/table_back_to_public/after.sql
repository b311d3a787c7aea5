CREATE TABLE alunos (id bigserial PRIMARY KEY, nome text);
