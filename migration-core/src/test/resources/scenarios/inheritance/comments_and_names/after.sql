CREATE TABLE "Mãe" ("Select" int, "a b" int);
CREATE TABLE filha () INHERITS ("Mãe");
COMMENT ON COLUMN filha."a b" IS 'da filha';
