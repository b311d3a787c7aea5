INSERT INTO escola.alunos VALUES (1, 'a.b:c');
