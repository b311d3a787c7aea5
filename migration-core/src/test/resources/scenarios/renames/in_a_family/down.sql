ALTER TABLE gente RENAME COLUMN nome_completo TO nome;

ALTER TABLE gente RENAME TO pessoas;
