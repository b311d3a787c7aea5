INSERT INTO alunos (email, nota, tutor) VALUES ('a@b', 7, 1), ('c@d', 8, 1);
INSERT INTO matriculas VALUES (1, 1);
