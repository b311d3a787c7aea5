CREATE SCHEMA escola;
CREATE TABLE a (n integer);
CREATE TABLE b (t text);
CREATE TABLE escola.a (t text);
