CREATE SCHEMA escola;
CREATE TABLE alunos (id serial, nome text);
CREATE SEQUENCE escola.alunos_id_seq;
