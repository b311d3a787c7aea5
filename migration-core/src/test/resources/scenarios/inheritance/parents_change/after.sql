CREATE TABLE pessoas (id int, nome text, CONSTRAINT ck CHECK (id > 0));
CREATE TABLE coisas (id int, peso int);
CREATE TABLE alunos (ra text) INHERITS (coisas);
ALTER TABLE alunos ADD nome text;
CREATE TABLE soltos () INHERITS (pessoas);
