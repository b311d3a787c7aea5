INSERT INTO alunos VALUES ('Ana');
INSERT INTO escola.cursos VALUES ('Letras');
