ALTER TABLE alunos RENAME CONSTRAINT alunos_apelido_key TO alunos_nome_key;

ALTER TABLE alunos RENAME CONSTRAINT alunos_nome_check TO alunos_apelido_check;

ALTER TABLE alunos RENAME COLUMN apelido TO alambique_tmp_1;

ALTER TABLE alunos RENAME COLUMN nome TO apelido;

ALTER TABLE alunos RENAME COLUMN alambique_tmp_1 TO nome;
