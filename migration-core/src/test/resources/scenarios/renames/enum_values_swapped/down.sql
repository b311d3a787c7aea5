ALTER TYPE situacao RENAME VALUE 'INATIVO' TO 'alambique_tmp_2';

ALTER TYPE situacao RENAME VALUE 'ATIVO' TO 'INATIVO';

ALTER TYPE situacao RENAME VALUE 'alambique_tmp_2' TO 'ATIVO';
