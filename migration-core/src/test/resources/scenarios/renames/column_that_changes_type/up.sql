ALTER TABLE alunos RENAME COLUMN telefone TO celular;

ALTER TABLE alunos RENAME COLUMN idade TO anos;

ALTER TABLE alunos RENAME CONSTRAINT alunos_telefone_key TO alunos_celular_key;

ALTER TABLE alunos DROP CONSTRAINT alunos_idade_check;

ALTER TABLE alunos
    ALTER COLUMN anos DROP DEFAULT,
    ALTER COLUMN anos TYPE bigint,
    ALTER COLUMN anos DROP NOT NULL,
    ALTER COLUMN anos SET DEFAULT 2,
    ALTER COLUMN celular TYPE varchar(60),
    ALTER COLUMN celular SET NOT NULL;

ALTER TABLE alunos ADD CONSTRAINT alunos_anos_check CHECK (anos > 1);
