INSERT INTO alunos VALUES (1, 'a@b'), (2, 'c@d');
INSERT INTO matriculas VALUES (1, 1, 'a@b'), (2, 2, NULL);
