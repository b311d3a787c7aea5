ALTER TABLE setor DROP CONSTRAINT setor_chefe_fkey;

ALTER TABLE chefe DROP CONSTRAINT fk_setor;

DROP TABLE setor;

DROP TABLE chefe;
