ALTER TABLE alunos RENAME COLUMN telefone TO celular;
