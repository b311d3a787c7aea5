CREATE TABLE pessoas (id bigint, nome varchar(50) NOT NULL, email text DEFAULT '-');
CREATE TABLE alunos (ra text) INHERITS (pessoas);
CREATE TABLE monitores (bolsa int) INHERITS (alunos);
CREATE INDEX ix_nome ON monitores (nome);
CREATE INDEX ix_email ON monitores (email);
