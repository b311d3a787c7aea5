CREATE SCHEMA "a b";
CREATE TABLE "a b"."x.y" (id bigint PRIMARY KEY, "p:q" text UNIQUE);
