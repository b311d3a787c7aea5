CREATE TABLE pessoas (id bigint NOT NULL, nome text, CONSTRAINT ck CHECK (nome <> ''));
CREATE TABLE carimbos (criado date);
CREATE TABLE notas (nota integer);
CREATE TABLE alunos (criado date) INHERITS (pessoas);
CREATE TABLE monitores (criado date, nota integer) INHERITS (pessoas);
