CREATE SEQUENCE aluno_seq INCREMENT BY 50;
CREATE TABLE alunos (id bigint DEFAULT nextval('aluno_seq') PRIMARY KEY);
