create table "Order" ("Id" bigint primary key, "select" int);
