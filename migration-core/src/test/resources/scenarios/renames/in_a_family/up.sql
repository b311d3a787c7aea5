ALTER TABLE pessoas RENAME TO gente;

ALTER TABLE gente RENAME COLUMN nome TO nome_completo;
