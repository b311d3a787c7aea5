CREATE TYPE cor__old2 AS ENUM ('SIM');

ALTER TYPE cor RENAME TO cor__old3;
CREATE TYPE cor AS ENUM ('AZUL');
ALTER TABLE notas ALTER COLUMN cor TYPE cor USING cor::text::cor;
DROP TYPE cor__old3;
