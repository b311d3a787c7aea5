CREATE TABLE "Mãe" ("Select" int);
CREATE TABLE filha () INHERITS ("Mãe");
COMMENT ON COLUMN filha."Select" IS 'antes';
