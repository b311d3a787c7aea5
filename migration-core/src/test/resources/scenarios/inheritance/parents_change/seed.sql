INSERT INTO alunos VALUES (1, 'Ana', 'ra');
INSERT INTO soltos VALUES (2, 'Bia');
