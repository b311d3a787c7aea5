ALTER TYPE "Escola".situacao SET SCHEMA public;

DROP SCHEMA "Escola";
