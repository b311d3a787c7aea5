ALTER TYPE estado RENAME TO situacao;
ALTER TYPE situacao SET SCHEMA escola;
