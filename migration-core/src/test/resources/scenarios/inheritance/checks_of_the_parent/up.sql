ALTER TABLE pessoas DROP CONSTRAINT ck_id;

ALTER TABLE pessoas DROP CONSTRAINT ck_velho;

ALTER TABLE alunos ADD CONSTRAINT ck_ra CHECK (ra <> ''::text);

ALTER TABLE pessoas ADD CONSTRAINT ck_id CHECK (id > 1);

ALTER TABLE pessoas ADD CONSTRAINT ck_novo CHECK (id < 2000);

ALTER TABLE pessoas ADD CONSTRAINT ck_so_aqui CHECK (id <> 7) NO INHERIT;
