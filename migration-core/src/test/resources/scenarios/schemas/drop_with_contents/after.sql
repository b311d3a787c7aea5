create table matriculas (aluno bigint);
