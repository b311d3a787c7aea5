CREATE TABLE z (
    id integer
);

ALTER TABLE a ALTER COLUMN classe SET DEFAULT 'z'::regclass;

DROP TABLE y;
