DROP TABLE cursos;
