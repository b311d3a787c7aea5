ALTER TABLE escola.alunos RENAME TO estudantes;

ALTER TYPE escola."Situação" RENAME TO "Estado";

ALTER TABLE escola.estudantes RENAME COLUMN situacao TO estado;

ALTER TYPE escola."Estado" RENAME VALUE 'a.b:c' TO E'x\\y"z';

ALTER TYPE escola."Estado" RENAME VALUE 'é d''ele' TO 'dela';
