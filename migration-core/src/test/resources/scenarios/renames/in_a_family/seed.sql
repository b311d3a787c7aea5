INSERT INTO alunos VALUES (1, 'Ana', 'ra');
