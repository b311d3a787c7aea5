INSERT INTO "Alunos" VALUES (1, 'Ana');
