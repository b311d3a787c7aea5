CREATE TABLE pessoas (id int, nome varchar(20), velha text);
CREATE TABLE alunos (ra text) INHERITS (pessoas);
CREATE TABLE monitores (bolsa int) INHERITS (alunos);
CREATE INDEX ix_nome ON monitores (nome);
