INSERT INTO alunos (id, situacao, antigas) VALUES (1, 'ATIVO', '{INATIVO}');
