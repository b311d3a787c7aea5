CREATE TABLE y (id int);
CREATE TABLE a (classe text DEFAULT 'y'::regclass);
