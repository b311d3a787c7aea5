CREATE TABLE pessoas (id int CONSTRAINT ck_id CHECK (id > 1), CONSTRAINT ck_novo CHECK (id < 2000), CONSTRAINT ck_so_aqui CHECK (id <> 7) NO INHERIT);
CREATE TABLE alunos (ra text CONSTRAINT ck_ra CHECK (ra <> '')) INHERITS (pessoas);
