INSERT INTO "a b"."x.y" VALUES (1, 'Ana');
