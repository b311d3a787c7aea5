ALTER TABLE alunos DROP CONSTRAINT alunos_anos_check;

ALTER TABLE alunos
    ALTER COLUMN celular TYPE varchar(30),
    ALTER COLUMN celular DROP NOT NULL,
    ALTER COLUMN anos DROP DEFAULT,
    ALTER COLUMN anos TYPE integer,
    ALTER COLUMN anos SET NOT NULL,
    ALTER COLUMN anos SET DEFAULT 1;

ALTER TABLE alunos ADD CONSTRAINT alunos_idade_check CHECK (anos > 0);

ALTER TABLE alunos RENAME CONSTRAINT alunos_celular_key TO alunos_telefone_key;

ALTER TABLE alunos RENAME COLUMN anos TO idade;

ALTER TABLE alunos RENAME COLUMN celular TO telefone;
