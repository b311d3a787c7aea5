CREATE SCHEMA escola;
CREATE TABLE escola.alunos (nome text);
CREATE INDEX ix_nome ON escola.alunos (nome);
CREATE TABLE escola.cursos (nome text);
CREATE INDEX ix_curso ON escola.cursos (nome);
