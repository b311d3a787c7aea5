ALTER TYPE escola.situacao RENAME TO estado;
ALTER TYPE escola.estado SET SCHEMA public;
