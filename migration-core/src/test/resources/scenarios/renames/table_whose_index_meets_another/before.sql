CREATE SCHEMA escola;
CREATE TABLE alunos (nome text);
CREATE INDEX ix_nome ON alunos (nome);
CREATE TABLE escola.cursos (nome text);
CREATE INDEX ix_nome ON escola.cursos (nome);
