-- since PostgreSQL 18
CREATE TABLE p (a int, b int NOT NULL);
CREATE TABLE c () INHERITS (p);
CREATE TABLE g () INHERITS (c);
