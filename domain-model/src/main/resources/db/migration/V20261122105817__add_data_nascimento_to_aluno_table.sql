-- revision:   20261122105817
-- parent:     20261122105813
-- message:    Add data_nascimento to Aluno table
-- created:    2026-11-22T10:58:17Z
-- operations: add column public.alunos.data_nascimento date
-- hazards:    none
-- proven:     up and down on PostgreSQL 18.6

ALTER TABLE alunos ADD COLUMN data_nascimento date;
