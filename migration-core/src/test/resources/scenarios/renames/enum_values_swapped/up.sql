ALTER TYPE situacao RENAME VALUE 'ATIVO' TO 'alambique_tmp_2';

ALTER TYPE situacao RENAME VALUE 'INATIVO' TO 'ATIVO';

ALTER TYPE situacao RENAME VALUE 'alambique_tmp_2' TO 'INATIVO';
