ALTER SEQUENCE estudante_seq RENAME TO aluno_seq;
