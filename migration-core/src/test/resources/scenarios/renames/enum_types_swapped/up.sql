ALTER TYPE situacao RENAME TO alambique_tmp_1;

ALTER TYPE estado RENAME TO situacao;

ALTER TYPE alambique_tmp_1 RENAME TO estado;
