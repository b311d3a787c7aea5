DROP CAST (varchar AS situacao);

CREATE CAST (varchar AS situacao) WITH INOUT AS ASSIGNMENT;

DROP CAST (text AS situacao);

CREATE CAST (text AS situacao) WITH INOUT;
COMMENT ON CAST (text AS situacao) IS 'explicit';
