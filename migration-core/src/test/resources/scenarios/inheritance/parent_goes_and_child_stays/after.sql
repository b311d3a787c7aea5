CREATE TABLE alunos (id int, nome text, ra text);
