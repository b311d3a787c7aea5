CREATE SCHEMA "Escola";

ALTER TYPE situacao SET SCHEMA "Escola";
