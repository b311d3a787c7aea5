INSERT INTO alunos (id, situacao) VALUES (1, 'ATIVO');
