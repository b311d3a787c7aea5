ALTER TABLE alunos NO INHERIT pessoas;

ALTER TABLE alunos DROP CONSTRAINT ck;

ALTER TABLE alunos ADD COLUMN peso integer;

ALTER TABLE soltos ADD CONSTRAINT ck CHECK (id > 0);

ALTER TABLE alunos INHERIT coisas;

ALTER TABLE soltos INHERIT pessoas;
