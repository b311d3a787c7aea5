-- its key takes the name of the key of z, which a refers to until then
CREATE TABLE y (id int PRIMARY KEY);
CREATE TABLE a (classe text DEFAULT 'y'::regclass);
