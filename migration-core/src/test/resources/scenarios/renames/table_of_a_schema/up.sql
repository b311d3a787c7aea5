ALTER TABLE "a b"."x.y" RENAME TO "z""z";

ALTER TABLE "a b"."z""z" RENAME COLUMN "p:q" TO "r s";

ALTER TABLE "a b"."z""z" RENAME CONSTRAINT "x.y_p:q_key" TO "z""z_r s_key";

ALTER TABLE "a b"."z""z" RENAME CONSTRAINT "x.y_pkey" TO "z""z_pkey";
