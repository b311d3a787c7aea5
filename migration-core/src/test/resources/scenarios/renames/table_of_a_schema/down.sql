ALTER TABLE "a b"."z""z" RENAME CONSTRAINT "z""z_pkey" TO "x.y_pkey";

ALTER TABLE "a b"."z""z" RENAME CONSTRAINT "z""z_r s_key" TO "x.y_p:q_key";

ALTER TABLE "a b"."z""z" RENAME COLUMN "r s" TO "p:q";

ALTER TABLE "a b"."z""z" RENAME TO "x.y";
