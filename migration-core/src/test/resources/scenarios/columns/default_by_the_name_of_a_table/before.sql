CREATE TABLE z (id int);
CREATE TABLE a (classe text DEFAULT 'z'::regclass);
