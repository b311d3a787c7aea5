ALTER TABLE alunos RENAME COLUMN nome TO alambique_tmp_1;

ALTER TABLE alunos RENAME COLUMN apelido TO nome;

ALTER TABLE alunos RENAME COLUMN alambique_tmp_1 TO apelido;

ALTER TABLE alunos RENAME CONSTRAINT alunos_apelido_check TO alunos_nome_check;

ALTER TABLE alunos RENAME CONSTRAINT alunos_nome_key TO alunos_apelido_key;
