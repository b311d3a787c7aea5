DROP INDEX ix_email;

ALTER TABLE pessoas ADD COLUMN velha text;

ALTER TABLE pessoas
    ALTER COLUMN nome TYPE varchar(20),
    ALTER COLUMN nome DROP NOT NULL,
    ALTER COLUMN id TYPE integer;

ALTER TABLE pessoas DROP COLUMN email;
