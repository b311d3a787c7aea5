CREATE SCHEMA escola;
CREATE TABLE escola.alunos (id serial, nome text);
