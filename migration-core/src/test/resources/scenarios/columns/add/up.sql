ALTER TABLE alunos ADD COLUMN ativo boolean DEFAULT true NOT NULL;

ALTER TABLE alunos ADD COLUMN data_nascimento date;
COMMENT ON COLUMN alunos.data_nascimento IS 'nullable: nem todos a dizem';
