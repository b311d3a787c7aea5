ALTER TYPE estado RENAME TO alambique_tmp_1;

ALTER TYPE situacao RENAME TO estado;

ALTER TYPE alambique_tmp_1 RENAME TO situacao;
