ALTER SEQUENCE aluno_seq RENAME TO estudante_seq;
