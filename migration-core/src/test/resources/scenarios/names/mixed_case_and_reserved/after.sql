create table "Order" ("Id" bigint primary key, "select" bigint default 5, "user" text not null default '');
create index "Group" on "Order" ("user" desc);
create table "table" ("order" bigint references "Order");
comment on column "Order"."user" is 'quem';
