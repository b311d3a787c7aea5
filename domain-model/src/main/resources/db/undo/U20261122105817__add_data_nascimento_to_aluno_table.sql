-- undoes:     20261122105817
-- message:    Add data_nascimento to Aluno table

ALTER TABLE alunos DROP COLUMN data_nascimento;
