ALTER TABLE alunos RENAME COLUMN celular TO telefone;
