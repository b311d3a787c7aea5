INSERT INTO alunos VALUES (1, 'Ana', 'Nana', 1);
