INSERT INTO pessoas VALUES (1, 'Ana', 'v');
INSERT INTO alunos VALUES (2, 'Bia', 'w', 'ra2');
INSERT INTO monitores VALUES (3, 'Caio', 'x', 'ra3', 7);
