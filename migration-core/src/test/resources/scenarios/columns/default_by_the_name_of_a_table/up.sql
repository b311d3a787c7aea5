CREATE TABLE y (
    id integer
);

ALTER TABLE a ALTER COLUMN classe SET DEFAULT 'y'::regclass;

DROP TABLE z;
