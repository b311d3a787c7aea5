-- since PostgreSQL 18
CREATE TABLE b (id int);
CREATE TABLE a (n int NOT NULL);
COMMENT ON CONSTRAINT a_n_not_null ON a IS 'regra';
-- the constraint goes by the old name of the column, which nobody chose
ALTER TABLE a RENAME n TO m;
