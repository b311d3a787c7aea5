-- undoes:     20261122105813
-- message:    Create alunos, cursos and matriculas

DROP TABLE matriculas;

DROP TABLE cursos;

DROP TABLE alunos;
