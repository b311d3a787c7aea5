ALTER TYPE escola."Estado" RENAME VALUE 'dela' TO 'é d''ele';

ALTER TYPE escola."Estado" RENAME VALUE E'x\\y"z' TO 'a.b:c';

ALTER TABLE escola.estudantes RENAME COLUMN estado TO situacao;

ALTER TYPE escola."Estado" RENAME TO "Situação";

ALTER TABLE escola.estudantes RENAME TO alunos;
