CREATE TABLE alunos (id bigint PRIMARY KEY, correio text UNIQUE);
CREATE TABLE matriculas (id bigint PRIMARY KEY, aluno_id bigint REFERENCES alunos, por_email text REFERENCES alunos (correio));
