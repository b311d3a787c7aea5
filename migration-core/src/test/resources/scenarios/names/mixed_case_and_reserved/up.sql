CREATE TABLE "table" (
    "order" bigint,
    CONSTRAINT table_order_fkey FOREIGN KEY ("order") REFERENCES "Order" ("Id")
);

ALTER TABLE "Order" ADD COLUMN "user" text DEFAULT '' NOT NULL;
COMMENT ON COLUMN "Order"."user" IS 'quem';

ALTER TABLE "Order" ALTER COLUMN "select" TYPE bigint;
ALTER TABLE "Order" ALTER COLUMN "select" SET DEFAULT 5;

CREATE INDEX "Group" ON "Order" ("user" DESC);
