DROP CAST (text AS situacao);

CREATE CAST (text AS situacao) WITH INOUT;

DROP CAST (varchar AS situacao);

CREATE CAST (varchar AS situacao) WITH INOUT AS IMPLICIT;
