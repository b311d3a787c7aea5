DROP TABLE u;

DROP TABLE "a b"."d'e ""f"".g";

DROP SEQUENCE "S q";

DROP SCHEMA "a b";
