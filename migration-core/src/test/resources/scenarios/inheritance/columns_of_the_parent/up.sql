ALTER TABLE pessoas ADD COLUMN email text DEFAULT '-';

ALTER TABLE pessoas
    ALTER COLUMN id TYPE bigint,
    ALTER COLUMN nome TYPE varchar(50),
    ALTER COLUMN nome SET NOT NULL;

ALTER TABLE pessoas DROP COLUMN velha;

CREATE INDEX ix_email ON monitores (email);
