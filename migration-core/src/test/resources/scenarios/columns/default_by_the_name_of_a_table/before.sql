CREATE TABLE z (id int CONSTRAINT y_pkey PRIMARY KEY);
CREATE TABLE a (classe text DEFAULT 'z'::regclass);
