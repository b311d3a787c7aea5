CREATE TABLE a (id bigint, x bigint);
CREATE TABLE b (id bigint, y int, w text);
CREATE TABLE c (z int) INHERITS (a, b);
