CREATE SEQUENCE estudante_seq INCREMENT BY 50;
CREATE TABLE alunos (id bigint DEFAULT nextval('estudante_seq') PRIMARY KEY);
