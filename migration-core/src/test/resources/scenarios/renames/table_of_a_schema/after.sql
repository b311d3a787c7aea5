CREATE SCHEMA "a b";
CREATE TABLE "a b"."z""z" (id bigint PRIMARY KEY, "r s" text UNIQUE);
