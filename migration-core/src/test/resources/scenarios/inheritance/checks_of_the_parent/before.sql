CREATE TABLE pessoas (id int CONSTRAINT ck_id CHECK (id > 0), CONSTRAINT ck_velho CHECK (id < 1000));
CREATE TABLE alunos (ra text) INHERITS (pessoas);
