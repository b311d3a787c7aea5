create schema "A b";
create type "A b"."Tipo d'ele" as enum ('com "aspas"', 'C:\', 'çé', 'd''agua', ' ');
create table "A b"."T" (id int primary key, "Col x" "A b"."Tipo d'ele" default 'd''agua');
create type "order" as enum ('y', 'x');
create table u (o "order"[] default '{x}');
