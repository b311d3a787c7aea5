CREATE TABLE alunos (codigo bigint PRIMARY KEY, email text UNIQUE);
CREATE TABLE matriculas (id bigint PRIMARY KEY, aluno bigint REFERENCES alunos, por_email text REFERENCES alunos (email));
