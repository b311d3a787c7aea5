CREATE TABLE pessoas (id int, nome text, CONSTRAINT ck CHECK (id > 0));
CREATE TABLE coisas (id int, peso int);
CREATE TABLE alunos (ra text) INHERITS (pessoas);
CREATE TABLE soltos (id int, nome text);
