DROP CAST (situacao AS varchar);

DROP CAST (varchar AS situacao);
