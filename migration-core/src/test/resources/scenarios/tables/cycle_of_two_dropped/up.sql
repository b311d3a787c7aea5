ALTER TABLE chefe DROP CONSTRAINT fk_setor;

ALTER TABLE setor DROP CONSTRAINT setor_chefe_fkey;

DROP TABLE chefe;

DROP TABLE setor;
