CREATE SCHEMA escola;
CREATE TABLE escola.b (n integer);
CREATE TABLE b (t text);
CREATE TABLE escola.a (t text);
